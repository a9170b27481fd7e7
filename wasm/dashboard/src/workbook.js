// The sheets of the library as a workbook that Excel opens.

import writeWorkbook from 'write-excel-file/universal';

const DATE = 'dd/mm/yyyy';

// A text is never a formula.
function cell(shown) {
  if (shown === null) return null;
  if (typeof shown === 'string') return { value: shown, type: String };
  if (typeof shown === 'number') return { value: shown, type: Number };
  if ('day' in shown) return { value: new Date(`${shown.day}T00:00:00Z`), type: Date, format: DATE };
  return { value: shown.tenths, type: Number };
}

const heading = (words) => ({ value: words, type: String, fontWeight: 'bold' });

export async function written(sheets) {
  const made = sheets.map(({ name, widths, headings, rows }) => ({
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [headings.map(heading), ...rows.map((row) => row.map(cell))],
  }));
  return (await writeWorkbook(made).toBlob()).arrayBuffer();
}
