import { afterEach, expect, it } from 'vitest';
import { importRows } from '../../../renderer/features/identity/import-rows.ts';
import { loginOf } from '../../../renderer/features/identity/login-of.ts';
import { newId } from '../../../server/kernel/new-id.ts';
import { actor, type House, openHouse } from '../../support/house.ts';

let house: House | undefined;
afterEach(async () => {
  await house?.close();
  house = undefined;
});

const signIn = (login: string, password: string) =>
  fetch(`${house!.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
const open = async () => {
  house = await openHouse();
  const admin = await house.addAccount('Quản trị', { administrator: true });
  const unit = house.unit;
  const submit = (name: string, input: unknown, id = newId()) =>
    house!.server.homes.submit('office0000', actor(admin, { administrator: true }), { name, id, input });
  return { admin, unit, submit, house };
};
const row = (unit: string, login: string) => ({
  login,
  name: `Người ${login}`,
  position: 'Chuyên viên',
  unit,
  office: false,
});

it('N7 an import makes all or none and names the rows in the way; no password stays in a receipt', async () => {
  const { unit, submit, house } = await open();
  const count = async () => (await house.server.store.read.selectFrom('people').select('id').execute()).length;
  const before = await count();
  const wrong = [row(unit, 'mot'), row('donvila000', 'hai'), row(unit, 'mot'), row(unit, 'bon')];
  expect(await submit('identity.importAccounts', { rows: wrong })).toEqual({
    ok: false,
    failure: { code: 'identity.import-rows', params: { rows: '2, 3' } },
  });
  expect(await count()).toBe(before);
  const id = newId();
  const good = { rows: ['mot', 'hai', 'ba'].map((login) => row(unit, login)) };
  const made = (await submit('identity.importAccounts', good, id)) as {
    ok: true;
    value: { accounts: { login: string; password: string }[] };
  };
  expect(made.value.accounts.map((account) => account.login)).toEqual(['mot', 'hai', 'ba']);
  expect(await count()).toBe(before + 3);
  const { password } = made.value.accounts[1]!;
  expect(await (await signIn('hai', password)).json()).toMatchObject({ mustChangePassword: true });
  const stored = JSON.stringify(await house.server.store.read.selectFrom('receipts').selectAll().execute());
  expect(stored).toContain('hai');
  for (const account of made.value.accounts) expect(stored).not.toContain(account.password);
});

it('N8 changed rights hold at once in an open window; nobody takes the right from himself', async () => {
  const { admin, unit, submit, house } = await open();
  const person = await house.addAccount('Người Đổi Quyền');
  const socket = await house.socket(await house.cookie(person));
  const create = () =>
    new Promise<{ ok: boolean; failure?: { code: string } }>((settle) =>
      socket.emit(
        'command',
        {
          stream: newId(),
          name: 'meetings.create',
          id: newId(),
          input: {
            title: 'Phiên họp',
            room: 'P1',
            startsAt: Date.now() + 86_400_000,
            endsAt: Date.now() + 90_000_000,
            body: 'free',
          },
        },
        settle,
      ),
    );
  expect((await create()).failure?.code).toBe('forbidden');
  const edited = { person, name: 'Người Có Quyền', position: 'Thư ký', unit, office: true, administrator: false };
  expect((await submit('identity.editAccount', edited)).ok).toBe(true);
  expect(await create()).toMatchObject({ ok: true });
  expect((await submit('identity.editAccount', { ...edited, office: false })).ok).toBe(true);
  expect((await create()).failure?.code).toBe('forbidden');
  expect(await submit('identity.editAccount', { ...edited, person: admin })).toMatchObject({
    failure: { code: 'identity.own-rights' },
  });
  const { people } = (await (
    await fetch(`${house.url}/api/accounts?text=nguoi%20co%20quyen`, { headers: { cookie: await house.cookie(admin) } })
  ).json()) as { people: { id: string; position: string }[] };
  expect(people).toMatchObject([{ id: person, position: 'Thư ký' }]);
});

it('N9 a reset password ends the sessions and must be changed', async () => {
  const { admin, submit, house } = await open();
  const person = await house.addAccount('Người Quên');
  const cookie = await house.cookie(person);
  const socket = await house.socket(cookie);
  const cut = new Promise((go) => socket.once('disconnect', go));
  expect(await submit('identity.resetPassword', { person: admin })).toMatchObject({
    failure: { code: 'identity.own-account' },
  });
  const reply = (await submit('identity.resetPassword', { person })) as { ok: true; value: { password: string } };
  await cut;
  expect((await fetch(`${house.url}/api/meetings`, { headers: { cookie } })).status).toBe(401);
  const { login } = await house.server.store.read
    .selectFrom('people')
    .select('login')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  expect(await (await signIn(login, reply.value.password)).json()).toMatchObject({ mustChangePassword: true });
});

it('a sign-in name is proposed given name first', () => {
  expect(loginOf('Nguyễn Đình Cường')).toBe('cuongnd');
  expect(loginOf('  Đỗ  Ánh ')).toBe('anhd');
  expect(loginOf('')).toBe('');
});

it('N7 rows of a table: columns by name, units by name or path, every fault named', () => {
  const units = [
    { value: 'u1', label: 'Sở Tài chính' },
    { value: 'u2', label: 'Sở Tài chính › Văn phòng' },
    { value: 'u3', label: 'Sở Y tế › Văn phòng' },
  ];
  const table = [
    ['STT', 'Đơn vị', 'HỌ VÀ TÊN', 'Tên đăng nhập', 'Được tạo phiên họp'],
    ['1', 'sở tài chính', 'Nguyễn Đình Cường', '', 'x'],
    ['2', 'Văn phòng', 'Nguyễn Đức Cường', '', ''],
    ['3', 'So Y te > Van phong', 'Nông Đình Cường', '', ''],
    ['4', 'Sở Nội vụ', 'A', 'Tên Sai', ''],
    ['5', 'Sở Y tế/Văn phòng', 'Lê Thị Ba', 'trung', ''],
    ['6', 'Sở Tài chính', 'Lê Thị Bốn', 'trung', ''],
    ['7', 'Sở Tài chính', 'Lê Thị Năm', 'coroi', ''],
  ];
  const rows = importRows(table, units, new Set(['cuongnd', 'coroi']));
  expect(rows.map(({ number, account, problems }) => [number, account.login, account.unit, problems])).toEqual([
    [2, 'cuongnd2', 'u1', []],
    [3, 'cuongnd3', '', ['unitMany']],
    [4, 'cuongnd4', 'u3', []],
    [5, 'tên sai', '', ['name', 'login', 'unit']],
    [6, 'trung', 'u3', ['loginTwice']],
    [7, 'trung', 'u1', ['loginTwice']],
    [8, 'coroi', 'u1', ['loginTaken']],
  ]);
  expect(rows[0]!.account.office).toBe(true);
  expect(rows[1]!.account.office).toBe(false);
});

it('N7 a retry joins the run that is under way, and a lost reply is told again with its password', async () => {
  const { unit, submit, house } = await open();
  const id = newId();
  const rows = { rows: ['bon', 'nam', 'sau'].map((login) => row(unit, login)) };
  const [first, second] = await Promise.all([
    submit('identity.importAccounts', rows, id),
    submit('identity.importAccounts', rows, id),
  ]);
  expect(second).toEqual(first);
  const again = (await submit('identity.importAccounts', rows, id)) as typeof first;
  expect(again).toEqual(first);
  const { accounts } = (first as { value: { accounts: { login: string; password: string }[] } }).value;
  expect(accounts.every((account) => account.password.length > 10)).toBe(true);
  const logins = await house.server.store.read.selectFrom('people').select('login').execute();
  expect(logins.filter((one) => one.login === 'bon')).toHaveLength(1);
});

it('N9 a reset password lets in somebody whose name was locked out by wrong ones', async () => {
  const { submit, house } = await open();
  const person = await house.addAccount('Người Bị Chặn');
  const { login } = await house.server.store.read
    .selectFrom('people')
    .select('login')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  for (let i = 0; i < 5; i++) await signIn(login, 'sai');
  expect(await (await signIn(login, 'sai')).json()).toMatchObject({ failure: { code: 'identity.locked-out' } });
  const reply = (await submit('identity.resetPassword', { person })) as { ok: true; value: { password: string } };
  expect(await (await signIn(login, reply.value.password)).json()).toMatchObject({ mustChangePassword: true });
});
