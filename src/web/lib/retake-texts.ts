import { defineTexts } from './texts.ts';

/** What another take of a picture or clip is called, and what its bill says. */
const book = defineTexts('retakes', {
  en: {
    take: 'take {{number}}',
    makeTake: 'Make take {{number}}',
    outdates_one: '{{count}} part goes out of date: {{what}}. It stays usable.',
    outdates_other: '{{count}} parts go out of date: {{what}}. They stay usable.',
    outdatesNothing: 'Nothing goes out of date.',
    clip: 'clip {{number}}',
    film: 'the film',
    unknownPrice: 'The price of this model is not known. It is asked for only now, with your yes.',
  },
  de: {
    take: 'Fassung {{number}}',
    makeTake: 'Fassung {{number}} machen',
    outdates_one: '{{count}} Teil ist dann überholt: {{what}}. Er bleibt brauchbar.',
    outdates_other: '{{count}} Teile sind dann überholt: {{what}}. Sie bleiben brauchbar.',
    outdatesNothing: 'Nichts wird dadurch überholt.',
    clip: 'Clip {{number}}',
    film: 'der Film',
    unknownPrice: 'Der Preis dieses Modells ist nicht bekannt. Es läuft erst jetzt, mit deinem Ja.',
  },
});

export const useRetakeText = book.useText;
