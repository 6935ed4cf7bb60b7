export { readWorkbook, writeWorkbook, type Cell, type SheetRowOut } from './workbook';
export { NotAnArchive } from './zip';
