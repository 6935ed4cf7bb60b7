/** What a form that leads there carries: a key (`khoa`), so that what is sent twice is recorded once; and what it was filled in against. */
type Carried = { readonly basedOn: string } | { readonly beside: string } | { readonly noKey: string };

const NEW = 'begins something: there is nothing yet that it could be based on';
const BESIDE = 'a fact beside the others; what contradicts it is refused by the rules';
const SESSION = 'of the session, not of the log: the same again changes nothing more';
/** `viec` of a form that only looks something up, at an address where others write. */
export const LOOKING: readonly string[] = ['tim'];
const LOOKS = 'looks something up and writes nothing';

/** Every POST of the pages. `unmet`: why no page of the sample has its form. */
export const FORMS: Readonly<Record<string, Carried & { readonly unmet?: string }>> = {
  '/dang-nhap': { noKey: SESSION },
  '/dang-xuat': { noKey: SESSION },
  '/mat-khau': { noKey: SESSION },
  '/toi': { noKey: SESSION },
  '/toi/hai-lop': { noKey: SESSION },
  '/nhap/:period': { noKey: 'a draft: kept over the revision it was begun with (ban-nhap), which is empty at first' },
  '/nhap/:period/kiem-tra': { beside: 'each figure names the revision that stood in the sheet' },
  '/nhap/:period/tep': { noKey: 'the file itself is the key: the same one is recorded once', unmet: 'shown of a file that was sent' },
  '/cong-nhan/danh-sach': { noKey: 'the list itself is the key: the same one is recorded once' },
  '/cong-nhan/danh-sach/:id': { beside: 'undone once', unmet: 'the sample has no import' },
  '/cong-nhan/xoa-ten': { noKey: LOOKS },
  '/cong-nhan/xoa-ten/:ref': { beside: BESIDE },
  '/minh-chung/:ref/xoa': { beside: BESIDE },
  '/cong-nhan/moi': { beside: NEW },
  '/cong-nhan/chuyen/:ref': { beside: BESIDE },
  '/cong-nhan/:title/:subject': { basedOn: 'etag' },
  '/ke-hoach/moi': { beside: NEW },
  '/ke-hoach/:plan/ket-thuc': { beside: 'a plan is closed once' },
  '/ke-hoach/:plan/chi-tieu/:target/dieu-chinh': { basedOn: 'etag' },
  '/nhiem-vu/:plan/:task': { beside: BESIDE },
  '/don-vi/:area/thay-doi/:kind': { beside: BESIDE },
  '/danh-muc/:kind/moi': { beside: NEW },
  '/danh-muc/:kind/:code': { basedOn: 'dua-tren' },
  '/danh-muc/danh-hieu/:code/tieu-chuan': { basedOn: 'dua-tren' },
  '/so-lieu/:indicator/:area/:period/rut': { basedOn: 'dua-tren' },
  '/cong-bo': { beside: NEW },
  '/xac-minh/:area/:period': { beside: 'each box names the revision that was looked at' },
  '/bao-cao/:plan/:duty/:reporter/:period': { beside: 'names the submission and each revision' },
  '/tai-khoan/moi': { beside: NEW },
  '/tai-khoan/:account': { beside: BESIDE, unmet: 'the sample has people, and no account' },
  '/he-thong/:name/dung-lai': { beside: 'asked again while one is built, that one goes on' },
  '/he-thong/:name/bo-qua': { beside: 'names the event', unmet: 'shown where a read model stopped' },
  '/kiem-chung/ho-so': { beside: NEW },
};
