export type { Cell, CellFault } from './cell';
export { MOST_ROWS, readWorkbook, SheetTooLong } from './read-workbook';
export { writeWorkbook, type CellOut, type SheetRowOut } from './write-workbook';
export { NotAnArchive } from './zip';
