import { io, type Socket } from 'socket.io-client';
import { demonstrationPassword } from '../../server/demonstration/accounts.ts';
import { newId } from '../../server/kernel/new-id.ts';
import type { QuestionView } from '../../shared/features/voting/contract.ts';
import { applyPatch, type Json } from '../../shared/kernel/patch.ts';
import type { Reply, ViewMessage } from '../../shared/kernel/wire.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import type { Login } from './browser.ts';
import type { Product } from './product.ts';

interface Listed {
  readonly id: string;
  readonly state: string;
}

/** Brings the running meeting of a demonstration into a state, by the commands that people send. */
export class Stage {
  readonly product: Product;
  readonly meetings: Readonly<Record<'running' | 'announced' | 'closed', string>>;
  readonly #sockets = new Map<Login, Socket>();
  readonly #views = new Map<string, Json>();

  private constructor(product: Product, meetings: Stage['meetings']) {
    this.product = product;
    this.meetings = meetings;
  }

  get meeting(): string {
    return this.meetings.running;
  }

  static async open(product: Product): Promise<Stage> {
    const cookie = await cookieOf(product, 'thuky');
    const reply = await fetch(`${product.url}/api/meetings`, { headers: { cookie } });
    const { meetings } = (await reply.json()) as { meetings: readonly Listed[] };
    const find = (state: string): string => {
      const found = meetings.find((meeting) => meeting.state === state);
      if (!found) throw new Error(`The demonstration has no meeting that is ${state}.`);
      return found.id;
    };
    const stage = new Stage(product, {
      running: find('running'),
      announced: find('announced'),
      closed: find('closed'),
    });
    await stage.#enter('thuky', cookie);
    return stage;
  }

  async #enter(login: Login, cookie: string): Promise<Socket> {
    const socket = io(this.product.url, {
      transports: ['websocket'],
      auth: { protocol: PROTOCOL_VERSION, as: 'person' },
      extraHeaders: { cookie },
      forceNew: true,
      reconnection: false,
    });
    await new Promise<void>((settle, reject) => {
      socket.once('connect', settle);
      socket.once('connect_error', reject);
    });
    if (login === 'thuky')
      socket.on('view', (message: ViewMessage) => {
        if (message.meeting !== this.meeting) return;
        this.#views.set(
          message.view,
          'whole' in message ? message.whole : applyPatch(this.#views.get(message.view)!, message.patch),
        );
      });
    this.#sockets.set(login, socket);
    await this.#ask(socket, 'enter', { meeting: this.meeting });
    return socket;
  }

  async #ask(socket: Socket, event: string, message: unknown): Promise<unknown> {
    const reply = await new Promise<Reply>((settle) => socket.emit(event, message, settle));
    if (!reply.ok) throw new Error(`${event} was refused: ${reply.failure.code} ${JSON.stringify(message)}`);
    return reply.value;
  }

  async act(login: Login, name: string, input: unknown): Promise<unknown> {
    const socket = this.#sockets.get(login) ?? (await this.#enter(login, await cookieOf(this.product, login)));
    return this.#ask(socket, 'command', { stream: this.meeting, name, id: newId(), input });
  }

  /** Sends a signal as somebody who has acted before. */
  signal(login: Login, name: string, value: unknown): Promise<unknown> {
    return this.#ask(this.#sockets.get(login)!, 'signal', { meeting: this.meeting, name, value });
  }

  /** Sets a live value as somebody who has acted before. */
  live(login: Login, name: string, value: unknown): Promise<unknown> {
    return this.#ask(this.#sockets.get(login)!, 'live', { meeting: this.meeting, name, value });
  }

  /** The questions as the secretary sees them. */
  questions(): readonly (readonly [id: string, question: QuestionView])[] {
    const board = this.#views.get('voting.board') as unknown as { questions: Record<string, QuestionView> };
    return Object.entries(board.questions).sort(([, a], [, b]) => a.order - b.order);
  }

  /** Opens the first prepared question of the current item; most members have already voted. */
  async openVote(): Promise<string> {
    const { current } = this.#views.get('agenda.items') as unknown as { current: string };
    const [question] = this.questions().find(([, one]) => one.item === current && one.state === 'prepared') ?? [];
    if (!question) throw new Error('The current item has no prepared question.');
    await this.act('thuky', 'voting.open', { question });
    const board = this.#views.get('attendance.board') as unknown as {
      people: Record<string, { state: string; at: number }>;
    };
    const { people } = this.#views.get('participants.people') as unknown as {
      people: Record<string, { votes: boolean; login?: string; offices: readonly string[] }>;
    };
    const voters = Object.entries(people)
      .filter(([id, person]) => person.votes && person.offices.length === 0 && board.people[id]?.state === 'in')
      .map(([id]) => id)
      // Who has just come (the delegate whose tablet is looked at) has not voted yet.
      .sort((a, b) => board.people[a]!.at - board.people[b]!.at);
    const choices = ['agree', 'agree', 'agree', 'agree', 'disagree', 'agree', 'agree', 'agree', 'other'] as const;
    for (const [i, person] of voters.slice(0, 16).entries()) {
      const choice = choices[i % choices.length]!;
      const text = choice === 'other' ? 'Đề nghị làm rõ thêm nguồn vốn đối ứng.' : '';
      await this.act('thuky', 'voting.castFor', { question, person, choice, text });
    }
    return question;
  }

  #in: Promise<unknown> | undefined;
  /** The delegate comes into the room; once for all screens. */
  async checkInDelegate(): Promise<void> {
    this.#in ??= this.act('daibieu', 'attendance.checkIn', {});
    await this.#in;
  }

  #called: Promise<unknown> | undefined;
  /** The delegate calls for water; once for all screens. */
  async callService(): Promise<void> {
    await this.checkInDelegate();
    this.#called ??= this.act('daibieu', 'service.call', { kind: 'water' });
    await this.#called;
  }

  #written: Promise<void> | undefined;
  /** The delegate and the desk write to each other, the secretary to all; once for all screens. */
  writeMessages(): Promise<void> {
    this.#written ??= this.#writeMessages();
    return this.#written;
  }
  async #writeMessages(): Promise<void> {
    const cookies = { daibieu: await cookieOf(this.product, 'daibieu'), thuky: await cookieOf(this.product, 'thuky') };
    const session = await fetch(`${this.product.url}/api/session`, { headers: { cookie: cookies.daibieu } });
    const { person } = (await session.json()) as { person: { id: string } };
    const desk = { kind: 'desk', person: person.id };
    const written = [
      ['daibieu', desk, 'Phụ lục 2 của tờ trình thiếu trang 4, đề nghị Thư ký kiểm tra.'],
      ['thuky', desk, 'Đã thay bản mới, đồng chí mở lại tài liệu giúp.'],
      ['thuky', { kind: 'all' }, 'Giải lao 10 phút, họp lại lúc 9 giờ 45.'],
    ] as const;
    for (const [from, to, text] of written) {
      const sent = await fetch(`${this.product.url}/api/meetings/${this.meeting}/messages/${newId()}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', origin: this.product.url, cookie: cookies[from] },
        body: JSON.stringify({ to, text }),
      });
      if (!sent.ok) throw new Error(`The message was refused: ${sent.status} ${await sent.text()}`);
    }
  }

  #speech: Promise<void> | undefined;
  /** Somebody speaks, the delegate and another wait; once for all screens. */
  beginSpeech(): Promise<void> {
    this.#speech ??= this.#beginSpeech();
    return this.#speech;
  }
  async #beginSpeech(): Promise<void> {
    const { people } = this.#views.get('attendance.board') as unknown as { people: Record<string, { state: string }> };
    const { people: named } = this.#views.get('participants.people') as unknown as {
      people: Record<string, { name: string; votes: boolean }>;
    };
    const present = Object.keys(named)
      .filter((id) => named[id]!.votes && people[id]?.state === 'in')
      .sort((a, b) => named[a]!.name.localeCompare(named[b]!.name, 'vi'));
    const [first, second] = present;
    await this.checkInDelegate();
    await this.act('thuky', 'speaking.askFor', { person: first, subject: '' });
    await this.act('daibieu', 'speaking.ask', { subject: 'Nguồn vốn đối ứng và tiến độ giải phóng mặt bằng' });
    await this.act('thuky', 'speaking.call', { person: second });
  }

  #opinions: Promise<void> | undefined;
  /** Two opinions of the delegate on the first paper of the current item, one of them answered; once for all screens. */
  sendOpinions(): Promise<void> {
    this.#opinions ??= this.#sendOpinions();
    return this.#opinions;
  }
  async #sendOpinions(): Promise<void> {
    const { current } = this.#views.get('agenda.items') as unknown as { current: string };
    const { papers } = this.#views.get('documents.papers') as unknown as {
      papers: Record<string, { item: string; order: number; audience: string }>;
    };
    const [document] = Object.entries(papers)
      .filter(([, paper]) => paper.item === current && paper.audience !== 'managers')
      .sort(([, a], [, b]) => a.order - b.order)[0]!;
    const about = { document, version: 1, place: [800, 4000, 2400, 4100] };
    await this.act('daibieu', 'opinions.submit', {
      ...about,
      opinion: 'ykientrinhdien01',
      page: 2,
      quote: 'Tổng thu ngân sách nhà nước trên địa bàn ước thực hiện 11 tháng đạt 92,4% dự toán',
      text: 'Đề nghị tách riêng số thu tiền sử dụng đất để thấy rõ nguồn thu bền vững.',
    });
    await this.act('daibieu', 'opinions.submit', {
      ...about,
      opinion: 'ykientrinhdien02',
      page: 5,
      quote: 'chi thường xuyên',
      text: 'Làm rõ nguyên nhân chi thường xuyên tăng so với cùng kỳ.',
    });
    await this.act('thuky', 'opinions.answer', {
      opinion: 'ykientrinhdien02',
      result: 'explained',
      text: 'Tăng do điều chỉnh lương cơ sở từ tháng 7; số liệu tại phụ lục 3.',
    });
  }

  /** Gives a paper to the current item, as the secretary does; its id. */
  async attach(pdf: Uint8Array, title: string, parts: { readonly viewOnly?: boolean } = {}): Promise<string> {
    const { current } = this.#views.get('agenda.items') as unknown as { current: string };
    const input = { item: current, upload: await this.#upload(pdf), title, kind: 'other', ...parts };
    return ((await this.act('thuky', 'documents.attach', input)) as { document: string }).document;
  }

  /** Gives a paper a new version, as the secretary does. */
  async replace(document: string, pdf: Uint8Array): Promise<void> {
    await this.act('thuky', 'documents.replace', { document, upload: await this.#upload(pdf) });
  }

  async #upload(pdf: Uint8Array): Promise<string> {
    const sent = await fetch(`${this.product.url}/api/meetings/${this.meeting}/uploads?name=tai-lieu.pdf`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        origin: this.product.url,
        cookie: await cookieOf(this.product, 'thuky'),
      },
      body: pdf as BodyInit,
    });
    if (!sent.ok) throw new Error(`The file was refused: ${sent.status} ${await sent.text()}`);
    return ((await sent.json()) as { upload: string }).upload;
  }

  close(): void {
    for (const socket of this.#sockets.values()) socket.disconnect();
  }
}

export async function cookieOf(product: Product, login: Login): Promise<string> {
  const reply = await fetch(`${product.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demonstrationPassword }),
  });
  if (!reply.ok) throw new Error(`${login} was not let in: ${reply.status}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
