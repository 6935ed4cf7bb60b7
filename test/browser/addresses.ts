/** A page of the sample, and as whom it is looked at: each is opened at both widths, searched for faults and kept as a picture. */
export interface Address {
  readonly name: string;
  readonly address: string;
  readonly person?: string;
}

const AT = 'on=2015-07-31';
const PLAN = 'plan=dong-trieu-2013';

const REPORT_OF = '/bao-cao/dong-trieu-2013/xa-bao-cao';

export const ADDRESSES: readonly Address[] = [
  { name: 'dang-nhap', address: '/dang-nhap' },
  { name: 'tong-quan', address: `/tong-quan?${PLAN}&${AT}` },
  { name: 'tong-quan-hom-nay', address: `/tong-quan?${PLAN}`, person: 'demo-lanh-dao' },
  { name: 'tong-quan-da-biet', address: `/tong-quan?${PLAN}&${AT}&asOf=2015-08-01` },
  { name: 'nhap', address: `/nhap?${AT}`, person: 'demo-an-sinh' },
  {
    name: 'nhap-ky',
    address: `/nhap/2015-H1?${PLAN}&duty=xa-bao-cao-6-thang&area=22.205.07075&${AT}`,
    person: 'demo-an-sinh',
  },
  { name: 'nhap-moi', address: `/nhap/2026-H1?${PLAN}&area=22.205.07075`, person: 'demo-an-sinh' },
  {
    name: 'nhap-kiem-tra',
    address: `/nhap/2015-H1/kiem-tra?${PLAN}&duty=xa-bao-cao-6-thang&area=22.205.07075&${AT}`,
    person: 'demo-an-sinh',
  },
  { name: 'chi-tieu-mot', address: `/chi-tieu/gia-dinh-2015?${PLAN}&${AT}` },
  { name: 'chi-tieu-tung-don-vi', address: '/chi-tieu/khao-sat-nhu-cau-hoc-tap?plan=lang-giang-2023&on=2025-06-30' },
  { name: 'giai-thich', address: `/giai-thich?${PLAN}&target=gia-dinh-2015&${AT}` },
  { name: 'giai-thich-suy-ra', address: `/giai-thich?${PLAN}&target=don-vi-2015&${AT}`, person: 'demo-lanh-dao' },
  { name: 'don-vi', address: `/don-vi?${PLAN}&${AT}&q=viet` },
  { name: 'don-vi-mot', address: `/don-vi/22.205.07084-2020?${PLAN}` },
  { name: 'doi-chieu-mot', address: `/ma-tran?${PLAN}&${AT}&target=gia-dinh-2015` },
  { name: 'xac-minh', address: '/xac-minh', person: 'demo-phong-gddt' },
  { name: 'xac-minh-to', address: '/xac-minh/22.205.07069/2013-H1', person: 'demo-phong-gddt' },
  { name: 'he-thong', address: '/he-thong', person: 'demo-quan-tri' },
  { name: 'tai-khoan', address: '/tai-khoan', person: 'demo-quan-tri' },
  { name: 'tai-khoan-moi', address: '/tai-khoan/moi', person: 'demo-quan-tri' },
  { name: 'dia-ban-thay-doi', address: '/don-vi/thay-doi', person: 'demo-ubnd-dong-trieu' },
  { name: 'dia-ban-chon-thay-doi', address: '/don-vi/22.205.07075/thay-doi', person: 'demo-ubnd-dong-trieu' },
  { name: 'dia-ban-sap-xep', address: '/don-vi/22.205.07075/thay-doi/sap-xep', person: 'demo-ubnd-dong-trieu' },
  { name: 'tro-giup', address: '/tro-giup' },
  { name: 'ke-hoach', address: '/ke-hoach', person: 'demo-ubnd-dong-trieu' },
  { name: 'ke-hoach-mot', address: '/ke-hoach/dong-trieu-2013', person: 'demo-ubnd-dong-trieu' },
  { name: 'ke-hoach-moi', address: '/ke-hoach/moi', person: 'demo-ubnd-dong-trieu' },
  { name: 'ke-hoach-dieu-chinh', address: '/ke-hoach/dong-trieu-2013/chi-tieu/gia-dinh-2015/dieu-chinh', person: 'demo-ubnd-dong-trieu' },
  { name: 'ke-hoach-ket-thuc', address: '/ke-hoach/dong-trieu-2013/ket-thuc', person: 'demo-ubnd-dong-trieu' },
  { name: 'viec-can-bo', address: `/viec?${AT}`, person: 'demo-an-sinh' },
  { name: 'viec-tham-dinh', address: `/viec?${AT}`, person: 'demo-phong-gddt' },
  { name: 'viec-cong-nhan', address: `/viec?${AT}`, person: 'demo-khuyen-hoc' },
  { name: 'viec-ke-hoach', address: `/viec?${AT}`, person: 'demo-ubnd-dong-trieu' },
  { name: 'viec-lanh-dao', address: `/viec?${AT}`, person: 'demo-lanh-dao' },
  { name: 'viec-kiem-tra', address: `/viec?${AT}`, person: 'demo-thanh-tra' },
  { name: 'viec-quan-tri', address: '/viec', person: 'demo-quan-tri' },
  { name: 'viec-khach', address: '/viec' },
  { name: 'bao-cao', address: `/bao-cao?${PLAN}&${AT}&state=late`, person: 'demo-phong-gddt' },
  { name: 'bao-cao-gui', address: `${REPORT_OF}-nam/22.205.07075/2017`, person: 'demo-an-sinh' },
  { name: 'bao-cao-xet', address: `${REPORT_OF}-6-thang/22.205.07075/2020-H1`, person: 'demo-phong-gddt' },
  { name: 'bao-cao-gia-han', address: `${REPORT_OF}-6-thang/22.205.07111/2015-H1?${AT}`, person: 'demo-phong-gddt' },
  { name: 'bao-cao-ban-in', address: `${REPORT_OF}-6-thang/22.205.07075/2015-H1/ban-in?${AT}`, person: 'demo-lanh-dao' },
  { name: 'nhiem-vu', address: `/nhiem-vu?${PLAN}&${AT}`, person: 'demo-lanh-dao' },
  { name: 'nhiem-vu-mot', address: `/nhiem-vu/dong-trieu-2013/xa-ke-hoach?${AT}`, person: 'demo-ubnd-dong-trieu' },
  { name: 'toi', address: '/toi', person: 'demo-an-sinh' },
  { name: 'nhat-ky', address: '/nhat-ky', person: 'demo-thanh-tra' },
  { name: 'nhat-ky-loc', address: `/nhat-ky?${PLAN}&type=TargetRevised`, person: 'demo-thanh-tra' },
  { name: 'nhat-ky-da-biet', address: '/nhat-ky?area=22.205.07075&asOf=2015-07-31', person: 'demo-an-sinh' },
  { name: 'so-lieu', address: `/so-lieu/gia-dinh-hieu-hoc/22.205.07075/2015-H1?${AT}`, person: 'demo-an-sinh' },
  { name: 'so-sanh', address: `/so-sanh?${PLAN}&from=2014-12-31&to=2015-07-31`, person: 'demo-lanh-dao' },
  { name: 'so-sanh-mot-ngay', address: `/so-sanh?${PLAN}&from=2015-07-15&to=2015-08-31&${AT}`, person: 'demo-thanh-tra' },
  { name: 'cong-bo', address: `/cong-bo?${PLAN}`, person: 'demo-lanh-dao' },
  { name: 'kiem-chung', address: '/kiem-chung', person: 'demo-thanh-tra' },
  { name: 'cong-nhan', address: `/cong-nhan?${AT}`, person: 'demo-khuyen-hoc' },
  { name: 'cong-nhan-so', address: `/cong-nhan?title=don-vi-hieu-hoc&area=22.205&${AT}`, person: 'demo-khuyen-hoc' },
  {
    name: 'cong-nhan-so-ca-het-han',
    address: `/cong-nhan?title=dong-ho-hieu-hoc&area=22.205.07075&state=all&${AT}`,
    person: 'demo-lanh-dao',
  },
  { name: 'cong-nhan-ban-in', address: `/cong-nhan/ban-in?title=don-vi-hieu-hoc&area=22.205.07075&${AT}`, person: 'demo-khuyen-hoc' },
  { name: 'cong-nhan-mot', address: '/cong-nhan/don-vi-hieu-hoc/mh-unit-22-205-07075-0001', person: 'demo-khuyen-hoc' },
  { name: 'cong-nhan-moi', address: '/cong-nhan/moi?title=don-vi-hieu-hoc&area=22.205.07075&q=unit', person: 'demo-khuyen-hoc' },
  {
    name: 'cong-nhan-moi-quyet-dinh',
    address: '/cong-nhan/moi?title=cong-dong-hoc-tap-cap-xa&area=22.205.07075&subject=mh-unit-22-205-07075-0001',
    person: 'demo-khuyen-hoc',
  },
  { name: 'cong-nhan-danh-sach', address: '/cong-nhan/danh-sach?title=gia-dinh-hieu-hoc&area=22.205', person: 'demo-khuyen-hoc' },
  { name: 'xoa-ten', address: '/cong-nhan/xoa-ten?q=household', person: 'demo-lanh-dao' },
  { name: 'xoa-ten-mot', address: '/cong-nhan/xoa-ten/mh-household-22-205-07075-0003', person: 'demo-lanh-dao' },
];
