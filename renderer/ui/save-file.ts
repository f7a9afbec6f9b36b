import { isShared } from '../kernel/shared-device.ts';

/**
 * Offers bytes to be kept as a file on this device. False on the tablet of a room, where the next one who sits there would find
 * it: screens that save anything say so instead (`roomTabletWords`).
 */
export function saveFile(blob: Blob, name: string): boolean {
  if (isShared()) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
}
