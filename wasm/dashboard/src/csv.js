// Rows of objects as CSV, and a file handed to the reader.

// A spreadsheet would work out a text that begins as a formula. The library does the same, and takes the apostrophe off again.
const harmless = (value) => (typeof value === 'string' && /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value);

const quoted = (value) => {
  const text = value === null || value === undefined ? '' : String(harmless(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function csv(columns, rows) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

export function save(name, content, type) {
  // By this mark Excel knows that the text is UTF-8.
  const parts = type === 'text/csv' ? ['\uFEFF', content] : [content];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The download has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
