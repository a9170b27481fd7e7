/**
 * A file as `read` of `dutydesk` takes it: of a workbook (.xlsx, .xlsm) the cells of its sheets, of a file packed with gzip what is
 * in it, of any other the file itself. `read` chooses the sheets by what is in them, and row numbers of findings are those of the
 * sheet. A file that cannot be unpacked is left for `read` to refuse, which says why and names it. The module of `dutydesk` need
 * not be loaded for it.
 *
 * ```js
 * import { read } from "dutydesk";
 * import { unpacked } from "dutydesk/workbook";
 * const register = read([{ name: file.name, bytes: await unpacked(new Uint8Array(await file.arrayBuffer())) }]);
 * ```
 */
export function unpacked(bytes: Uint8Array): Promise<Uint8Array>;
