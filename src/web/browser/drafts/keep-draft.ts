import { fieldsOf, isSame } from './boxes';
import { copyIn, copyName, dropCopy, keepCopy, type Fields } from './local-copy';
import { openRows } from './open-row';
import { clockWords, say } from './saved-line';

const PAUSE_MS = 1_000;
const RETRY_MS = 5_000;

interface Saved {
  readonly revision: number;
  readonly savedAt: string;
}

/** What is typed is saved while it is typed: on the server, and in the browser where that cannot be reached. */
export function keepDraft(form: HTMLFormElement, draft: string, owner: string): void {
  new Keeper(form, draft, copyName(owner, draft)).start();
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the API describes it
const bodyOf = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;

class Keeper {
  private timer: number | undefined;
  private saving: Promise<void> | null = null;
  private saved: Fields;
  /** Another window is ahead: nothing is written over it before somebody chooses. */
  private behind = false;
  /** What is typed here is given up for what lies on the server. */
  private leaving = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly draft: string,
    private readonly name: string,
  ) {
    this.saved = fieldsOf(form);
  }

  start(): void {
    this.offerCopy();
    for (const event of ['input', 'change']) this.form.addEventListener(event, () => this.later());
    window.addEventListener('online', () => this.later(0));
    this.form.addEventListener('submit', (event) => this.beforeSubmit(event));
    openRows(this.form, () => this.saveNow());
    // Gone to another page or closed: what a moment's pause had not saved yet is there when one comes back.
    window.addEventListener('pagehide', () => {
      if (!this.leaving && !isSame(fieldsOf(this.form), this.saved)) this.copy();
    });
  }

  private get revision(): HTMLInputElement {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands in every form that names a draft
    return this.form.elements.namedItem('ban-nhap') as HTMLInputElement;
  }

  private later(after = PAUSE_MS): void {
    window.clearTimeout(this.timer);
    if (!this.behind) this.timer = window.setTimeout(() => void this.save(), after);
  }

  private copy(): boolean {
    return keepCopy(this.name, { fields: fieldsOf(this.form), revision: this.revision.value, at: new Date().toISOString() });
  }

  private save(): Promise<void> {
    this.saving ??= this.put().finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  /** Whether everything that is typed lies on the server. */
  private async saveNow(): Promise<boolean> {
    window.clearTimeout(this.timer);
    await this.saving;
    await this.save();
    return isSame(fieldsOf(this.form), this.saved);
  }

  private async put(fields = fieldsOf(this.form)): Promise<void> {
    if (isSame(fields, this.saved)) return;
    try {
      const answer = await fetch(this.draft, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'hieu-hoc', ...this.condition },
        body: JSON.stringify({ fields }),
      });
      if (answer.ok) this.took(await bodyOf<Saved>(answer), fields);
      else if (answer.status === 412) this.fellBehind(await bodyOf<{ readonly present: Saved | null }>(answer));
      else if (answer.status === 401) this.signedOut();
      else this.failed(answer.status >= 500 ? 'Máy chủ chưa trả lời được' : 'Chưa lưu nháp được');
    } catch {
      this.failed('Mất kết nối');
    }
    if (!this.behind && !isSame(fieldsOf(this.form), fields)) this.later();
  }

  private get condition(): Readonly<Record<string, string>> {
    const { value } = this.revision;
    return value === '' ? { 'If-None-Match': '*' } : { 'If-Match': `"${value}"` };
  }

  private took({ revision, savedAt }: Saved, fields: Fields): void {
    this.revision.value = String(revision);
    this.saved = fields;
    dropCopy(this.name);
    say(`Đã lưu nháp lúc ${clockWords(savedAt)}`);
  }

  private failed(why: string): void {
    const where = this.copy()
      ? 'những gì bạn gõ được giữ trên máy này, sẽ lưu khi có kết nối.'
      : 'đừng đóng trang này; sẽ lưu khi có kết nối.';
    say(`${why}: ${where}`, { trouble: true });
    this.later(RETRY_MS);
  }

  private signedOut(): void {
    this.copy();
    const again = { words: 'Đăng nhập lại (mở trang mới)', act: { href: '/dang-nhap', elsewhere: true } } as const;
    say('Phiên đăng nhập đã hết; những gì bạn gõ còn nguyên ở đây.', {
      trouble: true,
      choices: [again, { words: 'Lưu lại', act: () => this.later(0) }],
    });
  }

  private fellBehind({ present }: { readonly present: Saved | null }): void {
    this.behind = true;
    this.copy();
    const what =
      present === null
        ? 'Bản nháp này đã được gửi hoặc bỏ ở cửa sổ khác'
        : `Bản nháp này vừa được lưu ở cửa sổ hay máy khác lúc ${clockWords(present.savedAt)}`;
    const mine = (): void => {
      this.behind = false;
      this.revision.value = present === null ? '' : String(present.revision);
      this.later(0);
    };
    say(`${what}; trang này thôi tự lưu.`, {
      trouble: true,
      choices: [
        { words: 'Giữ bản của tôi', act: mine },
        { words: 'Mở bản kia', act: () => this.reload() },
      ],
    });
  }

  /** A save that is under way is waited for: the form names the draft that it goes on from. */
  private beforeSubmit(event: SubmitEvent): void {
    window.clearTimeout(this.timer);
    if (!isSame(fieldsOf(this.form), this.saved)) this.copy();
    if (this.saving === null) return;
    event.preventDefault();
    const { submitter } = event;
    void this.saving.then(() => {
      window.clearTimeout(this.timer);
      this.form.requestSubmit(submitter);
    });
  }

  /** What could not be saved when one was here last. */
  private offerCopy(): void {
    const copy = copyIn(this.name);
    if (copy === null) return;
    if (isSame(copy.fields, this.saved)) dropCopy(this.name);
    else this.offer(copy.fields, copy.at);
  }

  private offer(fields: Fields, at: string): void {
    say(`Trên máy này còn những gì bạn gõ lúc ${clockWords(at)} mà chưa lưu được.`, {
      trouble: true,
      choices: [
        { words: 'Đưa vào biểu mẫu', act: () => void this.putBack(fields) },
        { words: 'Bỏ', act: () => (dropCopy(this.name), say('Đã bỏ.')) },
      ],
    });
  }

  /** Over the draft that the page shows; the page then comes with all of it. */
  private async putBack(fields: Fields): Promise<void> {
    const whole = { ...fieldsOf(this.form), ...fields };
    await this.put(whole);
    if (isSame(this.saved, whole)) this.reload();
  }

  private reload(): void {
    this.leaving = true;
    window.clearTimeout(this.timer);
    dropCopy(this.name);
    window.location.reload();
  }
}
