// A duty sheet as offices keep it, of an invented county: to see what becomes of a messy file without one at hand.

const GIVEN = ['Ann', 'Bea', 'Carl', 'Dev', 'Ewa', 'Femi', 'Gwen', 'Hal', 'Ines', 'Jack', 'Kofi', 'Lena', 'Mo', 'Nia', 'Olu', 'Pat', 'Rhys', 'Sara', 'Tom', 'Una'];
const FAMILY = ['Abbot', 'Birch', 'Clough', 'Dale', 'Elm', 'Frost', 'Glen', 'Heath', 'Ings', 'Jarrow', 'Kirk', 'Lea', 'Marsh', 'Nye', 'Oak', 'Peel', 'Rowe', 'Stone', 'Tarn', 'Wold'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const NOBODY = ['', 'NULL', '-', 'Vacant', 'n/a', 'not allocated'];

const FORMS = [
  (iso) => iso,
  (iso, [year, month, day]) => `${day}/${month}/${year}`,
  (iso, [year, month, day]) => `${day}.${month}.${year.slice(2)}`,
  (iso, [year, month, day]) => `${Number(day)} ${MONTHS[month - 1].slice(0, 3)} ${year}`,
  (iso, [year, month, day]) => `${MONTHS[month - 1]} ${Number(day)}, ${year}`,
  (iso, [year, month, day]) => `${day}-${month}-${year} 14:05`,
];

function name(id) {
  const number = Number(id.replace(/\D/g, ''));
  const more = Math.floor(number / 400);
  return `${GIVEN[number % 20]} ${FAMILY[Math.floor(number / 20) % 20]}${more > 0 ? `-${FAMILY[more % 20]}` : ''}`;
}

function worker({ holder, worker_id: id }, row) {
  if (holder === 'nobody') return NOBODY[row % NOBODY.length];
  if (holder === 'tray') return 'Worktray';
  if (holder === 'duty') return 'DUTY';
  if (holder === 'manager') return id && row % 2 ? `${name(id)} (T/L)` : 'TM';
  return name(id);
}

/** The open cases of an invented county as the text of a messy sheet, and those cases. */
export function messySheet({ register, as_of }) {
  // What needs no social worker is not on the sheet: nothing there would say so.
  const cases = register.cases({ as_of, allocated: 'named_case_holder' }).filter(({ allocation }) => allocation !== 'not_needed');
  const heading = 'Child ID;Date of referral;District;Team;Social worker;Notes';
  const lines = ['Duty tracking sheet;;;;;', ';;;;;', heading];
  for (const [row, open] of cases.entries()) {
    const received = FORMS[row % FORMS.length](open.received, open.received.split('-'));
    const district = row % 7 === 3 ? `${open.district.toUpperCase()} ` : open.district;
    const notes = row % 100 === 50 ? '6" scar seen' : '';
    const line = [`${open.child_id}-${open.referral_id}`, received, district, open.team, worker(open, row), notes].join(';');
    lines.push(line);
    if (row % 500 === 250) lines.push(line);
    if (row % 1000 === 700) lines.push(';;;;;', heading);
  }
  lines.push(`Total;;;;${cases.length};`);
  return { text: lines.join('\r\n'), cases };
}
