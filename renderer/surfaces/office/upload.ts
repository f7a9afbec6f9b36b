import { fail, ok, type Result } from '../../../shared/kernel/result.ts';
import type { EndpointReply } from '../../../shared/protocol.ts';
import { failureOf } from '../../kernel/call.ts';

export type Uploaded = EndpointReply<'documents.upload'>;

export interface UploadRun<U = Uploaded> {
  readonly done: Promise<Result<U> | 'stopped'>;
  readonly stop: () => void;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Uploads a file to an address and tells the share that has gone, 0…1; fetch cannot tell how far a body has come. */
export function uploadFile<U = Uploaded>(
  address: string,
  file: File,
  onProgress: (share: number) => void,
): UploadRun<U> {
  const request = new XMLHttpRequest();
  const done = new Promise<Result<U> | 'stopped'>((settle) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const body = parsed(request.responseText);
      settle(
        request.status >= 200 && request.status < 300
          ? ok(body as U)
          : { ok: false, failure: failureOf(request.status, body) },
      );
    };
    request.onerror = () => settle(fail('unreachable'));
    request.onabort = () => settle('stopped');
  });
  request.open('POST', address);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { done, stop: () => request.abort() };
}
