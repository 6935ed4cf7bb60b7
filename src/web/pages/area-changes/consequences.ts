import { shownDay } from '../../../platform/text/terms';
import { fullName, type AreaHead } from '../../known/areas';
import { capital } from '../../parts/state-tag';
import type { Kind } from './change.kinds';
import { called, type Hanging, type Known } from './change.known';
import { percentOf, type Asked, type NewArea } from './change.typed';

export interface Consequence {
  readonly about: string;
  readonly words: readonly string[];
}

interface Facts {
  readonly kind: Kind;
  readonly known: Known;
  readonly asked: Asked;
  readonly hanging: Hanging;
  readonly today: string;
}

/** What a change brings with it, said before it is recorded: by the rules of the hierarchy, rights, duties and titles. */
export function consequencesOf(facts: Facts): readonly Consequence[] {
  const day = shownDay(text(facts.asked.body['on'] ?? facts.asked.body['from']));
  const place = capital(fullName(facts.known.area));
  switch (facts.kind) {
    case 'doi-ten':
      return [
        { about: 'Địa bàn', words: [`Từ ${day}, ${fullName(facts.known.area)} mang tên ${text(facts.asked.body['name'])}.`] },
        { about: 'Không đổi', words: ['Mã, địa giới, số liệu, quyền, danh hiệu, kế hoạch. Hỏi về ngày trước đó vẫn thấy tên cũ.'] },
      ];
    case 'phan-loai':
      return [
        {
          about: 'Địa bàn',
          words: [`Từ ${day}, ${place} là ${text(facts.asked.body['kind'])}; phân loại: ${listed(facts.asked.body['classes'])}.`],
        },
        { about: 'Chỉ tiêu', words: ['Nơi kế hoạch đặt mức theo loại địa bàn, từ ngày ấy xét theo loại mới.'] },
        { about: 'Không đổi', words: ['Mã, địa giới, số liệu, quyền, danh hiệu.'] },
      ];
    case 'chuyen':
      return moved(facts, day, place);
    case 'lap-moi':
      return established(facts, day, place);
    case 'giai-the':
      return dissolved(facts, day, place);
    case 'sap-xep':
      return reorganised(facts, day);
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const listed = (value: unknown): string => (Array.isArray(value) && value.length > 0 ? value.map(text).join(', ') : 'không có');

function moved({ known, asked, today }: Facts, day: string, place: string): readonly Consequence[] {
  const since = text(asked.body['on']) > today ? `từ ${day}` : 'từ khi ghi';
  const to = called(asked.named, text(asked.body['parent']));
  const from = known.parent === null ? 'nơi cũ' : fullName(known.parent);
  return [
    { about: 'Địa bàn', words: [`Từ ${day}, ${place} cùng mọi nơi bên dưới thuộc ${to}, không còn thuộc ${from}.`] },
    {
      about: 'Số liệu',
      words: [
        `Hỏi về ngày từ ${day}, số liệu của ${place}, kể cả các kỳ trước, cộng vào ${to}; hỏi về ngày trước đó vẫn cộng vào ${from}.`,
      ],
    },
    { about: 'Quyền', words: [`Ai có quyền trên ${to} có quyền ở đây ${since}; quyền có được từ ${from} thôi không còn ở đây.`] },
    { about: 'Danh hiệu, kế hoạch', words: ['Giữ nguyên.'] },
  ];
}

function established({ asked: { begins } }: Facts, day: string, place: string): readonly Consequence[] {
  const [fresh] = begins;
  return [
    { about: 'Bắt đầu', words: [`${capital(fresh === undefined ? '' : newName(fresh))} từ ${day}, thuộc ${place}.`] },
    { about: 'Số liệu, báo cáo', words: ['Nơi này phải báo cáo từ kỳ có ngày cuối từ ngày ấy trở đi; các kỳ trước không hỏi đến.'] },
    { about: 'Quyền', words: [`Ai có quyền trên ${place} có quyền ở đây. Người báo cáo riêng thì cấp ở trang Tài khoản và quyền.`] },
  ];
}

function dissolved({ hanging }: Facts, day: string, place: string): readonly Consequence[] {
  return [
    { about: 'Kết thúc', words: [`${place}, từ ${day}, không có nơi kế tiếp.`] },
    {
      about: 'Số liệu',
      words: [
        'Hỏi về ngày từ đó, số liệu của nơi này không còn tính vào đâu, kể cả các kỳ trước; dòng ấy được đánh dấu. Số đã báo vẫn xem được.',
      ],
    },
    { about: 'Quyền', words: ['Quyền trên địa bàn này không còn hiệu lực ở đâu.'] },
    { about: 'Danh hiệu', words: ['Danh hiệu của chính địa bàn kết thúc cùng nó; của người và đơn vị ở đó giữ nguyên.'] },
    ...plansAndBodies(hanging),
  ];
}

function reorganised({ asked, hanging }: Facts, day: string): readonly Consequence[] {
  const { ends, begins } = asked;
  const children = partsOf(asked.body['children']);
  return [
    { about: 'Kết thúc', words: ends.map((area) => `${capital(fullName(area))}, từ ${day}${whereTo(area, asked)}.`) },
    {
      about: 'Bắt đầu',
      words:
        begins.length === 0
          ? ['Không có nơi mới.']
          : begins.map((fresh) => `${capital(newName(fresh))} (mã ${fresh.id}), từ ${day}${under(fresh, asked)}.`),
    },
    ...(children.length === 0
      ? []
      : [
          {
            about: 'Nơi ở dưới',
            words: children.map(
              ({ area, parent }) => `${capital(called(hanging.children, area ?? ''))} về ${placeName(asked, parent ?? '')}.`,
            ),
          },
        ]),
    {
      about: 'Số liệu',
      words: [
        begins.length === 0
          ? 'Các kỳ trước của nơi kết thúc không còn tính vào đâu khi hỏi về ngày từ đó.'
          : 'Kỳ kết thúc trước ngày ấy: giá trị của nơi mới cộng từ các nơi cũ theo phần đã ghi (chia theo tỷ lệ thì ghi là ước tính), trừ khi nơi mới báo lại. Kỳ từ ngày ấy: nơi mới báo cáo.',
      ],
    },
    { about: 'Báo cáo còn nợ', words: ['Của nơi cũ do nơi kế tiếp trả lời, dưới tên cũ.'] },
    {
      about: 'Quyền',
      words: [
        begins.length === 0 ? 'Quyền trên nơi kết thúc không còn hiệu lực ở đâu.' : 'Quyền trên nơi cũ chuyển sang mọi nơi kế tiếp của nó.',
      ],
    },
    {
      about: 'Danh hiệu',
      words: [
        'Danh hiệu của chính địa bàn kết thúc cùng nó, trừ khi quyết định nói khác. Danh hiệu của gia đình, dòng họ, đơn vị ở đó giữ nguyên.',
      ],
    },
    ...plansAndBodies(hanging),
  ];
}

const newName = ({ name, kind }: NewArea): string => fullName({ name, kind });

function plansAndBodies({ plans, bodies }: Hanging): readonly Consequence[] {
  return [
    ...(plans.length === 0
      ? []
      : [{ about: 'Kế hoạch', words: plans.map(({ title }) => `“${title}” đứng nguyên tới khi được chuyển giao hoặc kết thúc.`) }]),
    ...(bodies.length === 0
      ? []
      : [{ about: 'Cơ quan đặt tại đây', words: [`${bodies.map(({ name }) => name).join('; ')}: sửa hoặc ngừng dùng ở trang Danh mục.`] }]),
  ];
}

interface PartSaid {
  readonly from?: string;
  readonly to?: string;
  readonly share?: string;
  readonly area?: string;
  readonly parent?: string;
}
const partsOf = (value: unknown): readonly PartSaid[] =>
  Array.isArray(value) ? value.filter((one): one is PartSaid => typeof one === 'object' && one !== null) : [];

function whereTo({ id }: AreaHead, asked: Asked): string {
  const parts = partsOf(asked.body['parts']).filter(({ from }) => from === id);
  if (parts.length === 0) return ', không có nơi kế tiếp';
  const said = parts.map(({ to = '', share }) => `${placeName(asked, to)}${share === undefined ? '' : ` (${percentOf(share)})`}`);
  const unknown = parts.length > 1 && parts.some(({ share }) => share === undefined);
  return `; về ${said.join(', ')}${unknown ? '. Không ghi tỷ lệ nên các kỳ trước không có giá trị' : ''}`;
}

function placeName({ named, begins }: Asked, id: string): string {
  const fresh = begins.find((one) => one.id === id);
  return fresh === undefined ? called(named, id) : newName(fresh);
}

const under = ({ parent }: NewArea, asked: Asked): string => (parent === null ? '' : `, thuộc ${placeName(asked, parent)}`);
