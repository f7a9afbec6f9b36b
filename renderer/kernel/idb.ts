/** An IndexedDB request as a promise. */
export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((settle, reject) => {
    request.onsuccess = () => settle(request.result);
    request.onerror = () => reject(request.error);
  });

/** Opens a database of one store, making it where there is none; rejects where the device keeps nothing. */
export async function openRows(database: string, rows: string, keyPath?: string): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(rows, keyPath === undefined ? {} : { keyPath });
  const opened = await settled(request);
  // Whoever erases it is not kept waiting.
  opened.onversionchange = () => opened.close();
  return opened;
}
