import { element } from '../dom.js';
import { WITHHELD } from '../figure.js';

const INVENTED = 'Invented data: no real child, worker or place.';
const MANAGEMENT = 'Management copy: shows small numbers and single cases. Not for publication.';
const PUBLIC = `Public copy: ${WITHHELD} stands for a figure withheld: a small count, one from which a small count could be worked out, or an age that tells of single cases.`;

export function banners(report) {
  const words = [report.audience === 'management' ? MANAGEMENT : PUBLIC];
  if (report.invented) words.unshift(INVENTED);
  return words.map((text) => element('p', { class: 'app-banner' }, text));
}
