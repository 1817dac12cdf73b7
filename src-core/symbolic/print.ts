export { toLatex } from './print-latex.ts';
export { toSpeech } from './print-speech.ts';
export { toText } from './print-text.ts';
