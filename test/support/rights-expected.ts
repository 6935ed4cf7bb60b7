/*
 * Who may do what where, written down from the design and not taken from the code, so that a wrong policy is found.
 * o own · b below · f former (has ended, came to be own or below) · a above · s sibling · e elsewhere.
 */

export const LETTERS = { o: 'own', b: 'below', f: 'former', a: 'above', s: 'sibling', e: 'elsewhere' } as const;
export type Place = (typeof LETTERS)[keyof typeof LETTERS];
export const PLACES: readonly Place[] = Object.values(LETTERS);
export const WORKERS = ['clerk', 'verifier', 'recogniser', 'planner', 'supervisor', 'auditor', 'administrator'] as const;
export type Worker = (typeof WORKERS)[number];

const TABLE = `
                     clerk  verifier  recogniser  planner  supervisor  auditor  administrator
status.read          obfase obfase    obfase      obfase   obfase      obfase   -
status.explain       obf    obfase    -           obfase   obfase      obfase   -
figure.read          obfase obfase    obfase      obfase   obfase      obfase   -
figure.report        obf    -         -           -        -           -        -
figure.withdraw      obf    -         -           -        -           -        -
figure.verify        -      obf       -           -        -           -        -
figure.return        -      obf       -           -        -           -        -
report.read          obfase obfase    obfase      obfase   obfase      obfase   -
report.submit        obf    -         -           -        -           -        -
report.accept        -      obf       -           -        -           -        -
report.return        -      obf       -           -        -           -        -
report.extend        -      obf       -           obf      -           -        -
plan.read            obfase obfase    obfase      obfase   obfase      obfase   -
plan.issue           -      -         -           obf      -           -        -
plan.transfer        -      -         -           obf      -           -        -
target.revise        -      -         -           obf      -           -        -
task.read            obfase obfase    obfase      obfase   obfase      obfase   -
task.progress        obf    -         -           obf      -           -        -
task.reopen          -      -         -           obf      -           -        -
catalogue.read       obfase obfase    obfase      obfase   obfase      obfase   -
catalogue.define     -      -         -           obfase   -           -        -
body.define          -      -         -           obf      -           -        -
area.read            obfase obfase    obfase      obfase   obfase      obfase   obfase
area.establish       -      -         -           ob       -           -        -
area.change          -      -         -           bf       -           -        -
subject.read         obfase obfase    obfase      obfase   obfase      obfase   -
subject.register     obf    -         obf         -        -           -        -
name.read            obf    obf       obf         -        -           obf      -
recognition.read     obfase obfase    obfase      obfase   obfase      obfase   -
recognition.grant    -      -         obf         -        -           -        -
evidence.read        obf    obf       obf         obf      obf         obf      -
evidence.add         obf    -         obf         obf      -           -        -
publication.publish  -      -         -           obf      obf         -        -
erasure.read         obf    -         obf         -        obf         obf      -
erasure.receive      obf    -         obf         -        obf         -        -
erasure.carry-out    -      -         -           -        obf         -        -
import.read          obfase obfase    obfase      obfase   obfase      obfase   -
import.run           obf    -         obf         obf      -           -        -
history.read         obf    obfase    -           obfase   obfase      obfase   -
feed.read            obf    obfase    -           obfase   obfase      obfase   -
dossier.make         -      -         -           -        obfase      obfase   -
log.seal             -      -         -           obfase   obfase      obfase   obfase
system.read          -      -         -           -        -           obfase   obfase
projection.rebuild   -      -         -           -        -           -        obfase
account.read         -      -         -           -        -           obf      obf
account.open         -      -         -           -        -           -        obfase
account.erase        -      -         -           -        -           -        obf
role.grant           -      -         -           -        -           -        obf
`;

/** action → role → the letters. */
export const EXPECTED: ReadonlyMap<string, ReadonlyMap<Worker, string>> = new Map(
  TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [action = '', ...cells] = line.split(/ +/);
      return [action, new Map(WORKERS.map((worker, column) => [worker, cells[column] ?? '?']))] as const;
    }),
);

export const mayAt = (action: string, worker: Worker, place: Place): boolean => {
  const letter = Object.entries(LETTERS).find(([, name]) => name === place)?.[0] ?? '?';
  return EXPECTED.get(action)?.get(worker)?.includes(letter) ?? false;
};

/** Where nothing names an area: anywhere is enough. */
export const maySomewhere = (action: string, worker: Worker): boolean => (EXPECTED.get(action)?.get(worker) ?? '-') !== '-';
