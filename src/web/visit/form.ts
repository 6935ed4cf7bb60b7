/** What a form sent: text by name, as browsers send it. Nothing is believed of it; the API checks what is made of it. */
export class Form {
  private constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  static of(body: unknown): Form {
    if (typeof body !== 'object' || body === null) return new Form(new Map());
    const values = Object.entries(body).map(([name, value]): [string, string[]] => [
      name,
      [value].flat().filter((one) => typeof one === 'string'),
    ]);
    return new Form(new Map(values));
  }

  /** Without the blanks around it; empty where the form has no such field. */
  text(name: string): string {
    return (this.values.get(name)?.[0] ?? '').trim().normalize('NFC');
  }

  /** As it was typed, blanks and all: a password. */
  typed(name: string): string {
    return this.values.get(name)?.[0] ?? '';
  }

  /** Null where it was left empty. */
  given(name: string): string | null {
    return this.text(name) || null;
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  get names(): readonly string[] {
    return [...this.values.keys()];
  }

  /** Every field with every value, for a form that is shown again. */
  get fields(): readonly (readonly [name: string, value: string])[] {
    return [...this.values].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  }
}
