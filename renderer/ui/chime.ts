import { getPreferences } from '../kernel/preferences.ts';

/** Two soft tones, for what nobody may miss; silent until the person has touched the page once, as browsers want it. */
export function chime(): void {
  if (getPreferences().sound) playTones();
}

/** The same, whatever was chosen; false where the browser plays nothing. */
export function playTones(): boolean {
  if (typeof AudioContext === 'undefined') return false;
  const context = new AudioContext();
  for (const [index, frequency] of [660, 880].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + index * 0.18;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.15, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.5);
  }
  setTimeout(() => void context.close(), 1500);
  return true;
}
