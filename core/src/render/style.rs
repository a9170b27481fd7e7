//! How the page looks, on screen and on A4 paper.

/// The whole style sheet. Every pair of colours has a contrast of 4.5 to 1 or more.
pub(super) const CSS: &str = "
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 15px 40px; max-width: 1140px; background: #ffffff; color: #0b0c0c;
  font: 1.1875rem/1.4 arial, 'Liberation Sans', sans-serif; font-variant-numeric: tabular-nums; }
a { color: #1d70b8; text-underline-offset: 0.15em; }
a:hover { color: #003078; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px;
  box-shadow: 0 0 0 3px #ffdd00; }
.skip { position: absolute; left: -999em; }
.skip:focus { position: static; display: block; padding: 10px 15px; background: #ffdd00; color: #0b0c0c; }
.each-sheet { display: none; }
header { margin: 30px 0 20px; border-top: 10px solid #1d70b8; padding-top: 20px; }
.subject { margin: 0; color: #505a5f; font-size: 1.5rem; }
h1 { margin: 0 0 20px; font-size: 2.25rem; line-height: 1.15; }
h2 { margin: 50px 0 15px; font-size: 1.6875rem; line-height: 1.2; }
h3 { margin: 25px 0 5px; font-size: 1.1875rem; }
p { margin: 0 0 15px; max-width: 44em; }
ul, ol { margin: 0 0 15px; padding-left: 1.4em; }
li { margin-bottom: 5px; max-width: 44em; }
.banner { border-left: 10px solid #0b0c0c; padding: 10px 15px; background: #f3f2f1; font-weight: bold; }
nav { padding: 15px 20px 1px; background: #f3f2f1; }
nav h2 { margin: 0 0 10px; font-size: 1.1875rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 15px; margin: 0 0 25px; }
.figures div { display: flex; flex-direction: column; justify-content: space-between; padding: 12px 15px;
  border: 1px solid #b1b4b6; border-top: 5px solid #1d70b8; }
.figures dt { font-size: 1rem; }
.figures dd { margin: 5px 0 0; font-size: 2.25rem; font-weight: bold; line-height: 1.1; }
.scroll { overflow-x: auto; margin-bottom: 25px; padding-bottom: 2px; }
table { min-width: min(100%, 32rem); border-collapse: collapse; font-size: 1rem; line-height: 1.3; }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(100%, calc(100vw - 30px)); }
caption { padding-bottom: 8px; text-align: left; font-size: 1.1875rem; font-weight: bold; }
th, td { padding: 8px 14px 8px 0; border-bottom: 1px solid #b1b4b6; text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 2px; }
thead th, thead td { vertical-align: bottom; border-bottom: 2px solid #0b0c0c; }
tbody th { min-width: 7em; font-weight: normal; }
.long { min-width: 15em; }
.day { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
thead .number { min-width: 5em; white-space: normal; }
.number + :not(.number) { padding-left: 14px; }
.total th, .total td { border-top: 2px solid #0b0c0c; font-weight: bold; }
.late { color: #d4351c; font-weight: bold; }
abbr { text-decoration: none; }
figure { margin: 0 0 25px; max-width: 44rem; }
figcaption { margin-bottom: 10px; font-weight: bold; }
svg { display: block; overflow: visible; }
svg text { fill: #0b0c0c; font: 14px arial, 'Liberation Sans', sans-serif; }
svg .name { font-weight: bold; }
.bar { stroke: #0b0c0c; stroke-width: 1px; }
.axis { stroke: #0b0c0c; stroke-width: 1px; }
.sources { margin: 2px 0 0; color: #505a5f; font-size: 1rem; }
summary { margin-bottom: 15px; color: #1d70b8; cursor: pointer; text-decoration: underline; }
@media (max-width: 40em) {
  body { font-size: 1rem; }
  h1 { font-size: 1.75rem; }
  h2 { margin-top: 35px; font-size: 1.375rem; }
  .subject { font-size: 1.125rem; }
  tbody th { min-width: 6em; }
  .figures { grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 10px; }
  .figures dd { font-size: 1.75rem; }
}
@page { size: A4; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .skip, nav { display: none; }
  /* A table heading stands on every sheet, with room of its own. */
  body { display: table; width: 100%; }
  .each-sheet { display: table-header-group; break-inside: avoid; font-size: 8.5pt; font-weight: bold; line-height: 1.2; }
  .each-sheet p { max-width: none; margin: 0 0 6mm; border-bottom: 1px solid #0b0c0c; padding-bottom: 2mm; }
  header { margin-top: 0; border-top: 0; padding-top: 0; }
  .banner { border: 2px solid #0b0c0c; background: none; }
  h1 { font-size: 20pt; }
  h2 { margin: 18pt 0 6pt; font-size: 14pt; }
  h3, caption, figcaption { font-size: 10pt; }
  h2, h3, caption, figcaption, thead { break-after: avoid; }
  table { font-size: 8pt; }
  th, td { padding: 3pt 6pt 3pt 0; overflow-wrap: break-word; }
  tbody th, thead .number, .long { min-width: 0; }
  .number + :not(.number) { padding-left: 6pt; }
  thead { display: table-header-group; }
  tr, figure, li, .figures { break-inside: avoid; }
  .scroll { overflow: visible; break-inside: avoid; }
  details .scroll { break-inside: auto; }
  .figures { grid-template-columns: repeat(5, 1fr); gap: 6pt; }
  .figures div { padding: 6pt; }
  .figures dt, .sources { font-size: 8pt; }
  .figures dd { font-size: 16pt; }
  .late { color: #0b0c0c; }
  summary { display: none; }
  details::details-content { display: block; block-size: auto; content-visibility: visible; opacity: 1; }
}
";
