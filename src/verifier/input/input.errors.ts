/** What an auditor gave and cannot be read: said in Vietnamese, with what to do. */
export class UnreadableInput extends Error {
  constructor(
    readonly messageVi: string,
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableInput';
  }
}
