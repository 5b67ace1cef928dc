import { defineTexts } from '../../lib/texts.ts';

const book = defineTexts('timeline', {
  en: {
    timeline: 'Timeline',
    beats: 'Beats',
    clips: 'Clips',
    text: 'Text',
    voice: 'Voice',
    music: 'Music',
    height: 'Height of the timeline',
    snap: 'Snap to beats',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    hide: 'Hide the timeline',
    show: 'Show the timeline',
    clip: 'Clip {{number}}',
    pixels: '{{pixels}} pixels',
  },
  de: {
    timeline: 'Zeitleiste',
    beats: 'Szenen',
    clips: 'Clips',
    text: 'Text',
    voice: 'Stimme',
    music: 'Musik',
    height: 'Höhe der Zeitleiste',
    snap: 'An Szenen einrasten',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    hide: 'Zeitleiste ausblenden',
    show: 'Zeitleiste einblenden',
    clip: 'Clip {{number}}',
    pixels: '{{pixels}} Pixel',
  },
});

export const useTimelineText = book.useText;
