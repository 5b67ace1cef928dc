import { defineTexts } from '../../lib/texts.ts';

const book = defineTexts('planSound', {
  en: {
    ownSongHint: 'The cuts follow its beats, so mood and tempo come from it.',
    voices: 'Voice',
    models: 'Made with',
    modelImage: 'Pictures',
    modelVideo: 'Clips',
    modelMusic: 'Music',
    modelSpeech: 'Voice',
  },
  de: {
    ownSongHint: 'Die Schnitte folgen seinen Schlägen; Stimmung und Tempo kommen von ihm.',
    voices: 'Stimme',
    models: 'Gemacht mit',
    modelImage: 'Bilder',
    modelVideo: 'Clips',
    modelMusic: 'Musik',
    modelSpeech: 'Stimme',
  },
});

/** Words of what is heard in an ad, and of the models that make it. */
export const useSoundText = book.useText;
