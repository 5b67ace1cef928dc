import { defineTexts } from '../texts.ts';

const book = defineTexts('playback', {
  en: {
    player: 'Player',
    play: 'Play',
    pause: 'Pause',
    backwards: 'Play backwards',
    forwards: 'Play faster',
    nextFrame: 'One frame on',
    previousFrame: 'One frame back',
    nextScene: 'Next scene',
    previousScene: 'Previous scene',
    toStart: 'To the start',
    toEnd: 'To the end',
    mute: 'Mute',
    unmute: 'Sound on',
    fullScreen: 'Full screen',
    frameNumber: 'frame {{frame}}',
    at: '{{seconds}} seconds, {{scene}}',
    position: 'Playhead',
  },
  de: {
    player: 'Player',
    play: 'Abspielen',
    pause: 'Anhalten',
    backwards: 'Rückwärts abspielen',
    forwards: 'Schneller abspielen',
    nextFrame: 'Ein Bild weiter',
    previousFrame: 'Ein Bild zurück',
    nextScene: 'Nächste Szene',
    previousScene: 'Vorige Szene',
    toStart: 'Zum Anfang',
    toEnd: 'Zum Ende',
    mute: 'Ton aus',
    unmute: 'Ton an',
    fullScreen: 'Vollbild',
    frameNumber: 'Bild {{frame}}',
    at: '{{seconds}} Sekunden, {{scene}}',
    position: 'Abspielposition',
  },
});

export const usePlaybackText = book.useText;
