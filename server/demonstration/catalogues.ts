import type { OwnEntries } from '../features/catalogues/beginning.ts';

/** Rooms and issuing bodies of Ngọc Giang. */
export const ownEntries: OwnEntries = {
  rooms: [
    {
      name: 'Phòng họp số 1, tầng 3, trụ sở UBND thành phố',
      capacity: 60,
      equipment: 'Màn hình lớn, máy tính bảng tại chỗ, micro từng ghế, truyền hình trực tuyến',
    },
    {
      name: 'Phòng họp số 2, tầng 2, trụ sở UBND thành phố',
      capacity: 30,
      equipment: 'Màn hình, máy tính bảng tại chỗ',
    },
    { name: 'Hội trường tầng 1, trụ sở UBND thành phố', capacity: 250, equipment: 'Sân khấu, màn hình lớn, âm thanh' },
  ],
  bodies: [
    { name: 'Hội đồng nhân dân thành phố Ngọc Giang', abbreviation: 'HĐND' },
    { name: 'Ủy ban nhân dân thành phố Ngọc Giang', abbreviation: 'UBND' },
    { name: 'Văn phòng UBND thành phố', abbreviation: 'VP' },
    { name: 'Sở Tài chính', abbreviation: 'STC' },
    { name: 'Sở Xây dựng', abbreviation: 'SXD' },
    { name: 'Sở Nội vụ', abbreviation: 'SNV' },
  ],
};
