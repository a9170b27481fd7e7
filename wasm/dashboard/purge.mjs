// Of a style sheet, the rules whose every govuk- class is named in the page's sources; no fonts, nothing that would load.

export function purged(css, sources) {
  const used = new Set(sources.match(/govuk-[\w-]+/g));
  return kept(css.replace(/\/\*[\s\S]*?\*\//g, '').replace('@charset "UTF-8";', ''), used).replace(/"?GDS Transport"?,\s*/g, '');
}

function kept(css, used) {
  let out = '';
  for (const { head, body } of blocks(css)) {
    const name = head.match(/^@([\w-]+)/)?.[1];
    if (name === 'media' || name === 'supports') {
      const inside = kept(body, used);
      if (inside) out += `${head}{${inside}}`;
    } else if (name === undefined) {
      const selectors = listed(head).filter((selector) => [...selector.matchAll(/\.(govuk-[\w-]+|\w[\w-]*)/g)].every(([, known]) => used.has(known)));
      const declarations = body.split(';').filter((line) => !line.includes('url(')).join(';');
      if (selectors.length > 0 && declarations) out += `${selectors.join(',')}{${declarations}}`;
    }
  }
  return out;
}

// A selector list parted at the commas that stand in no brackets.
function listed(head) {
  const selectors = [''];
  let depth = 0;
  for (const letter of head) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) selectors.push('');
    else selectors[selectors.length - 1] += letter;
  }
  return selectors;
}

function blocks(css) {
  const found = [];
  let from = 0;
  let depth = 0;
  let head = '';
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{') {
      if (depth === 0) {
        head = css.slice(from, at).trim();
        from = at + 1;
      }
      depth += 1;
    } else if (css[at] === '}') {
      depth -= 1;
      if (depth === 0) {
        found.push({ head, body: css.slice(from, at) });
        from = at + 1;
      }
    }
  }
  return found;
}
