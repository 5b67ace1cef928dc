import type { LayoutId } from '#domain/beat.ts';
import type { Layout } from './layout.ts';
import { captionLayout } from './layouts/caption.ts';
import { diagonalLayout } from './layouts/diagonal.ts';
import { endCardLayout } from './layouts/end-card.ts';
import { macroLayout } from './layouts/macro.ts';
import { numberFrontLayout } from './layouts/number-front.ts';
import { offerSealLayout } from './layouts/offer-seal.ts';
import { quoteLayout } from './layouts/quote.ts';
import { spreadLayout } from './layouts/spread.ts';
import { sliverLayout } from './layouts/sliver.ts';
import { splitLayout } from './layouts/split.ts';
import { windowLightLayout } from './layouts/window-light.ts';
import { wornWordLayout } from './layouts/worn-word.ts';
import { swatchLayout } from './layouts/swatch.ts';
import { wallLayout } from './layouts/wall.ts';
import { nameBehindLayout } from './layouts/name-behind.ts';
import { slatsLayout } from './layouts/slats.ts';
import { stageLightsLayout } from './layouts/stage-lights.ts';
import { scatterLayout } from './layouts/scatter.ts';
import { triptychLayout } from './layouts/triptych.ts';
import { rainLayout } from './layouts/rain.ts';
import { shelterLayout } from './layouts/shelter.ts';
import { signalLayout } from './layouts/signal.ts';
import { listPosterLayout } from './layouts/list-poster.ts';
import { ringLayout } from './layouts/ring.ts';
import { sunriseLayout } from './layouts/sunrise.ts';

const layouts: Partial<Record<LayoutId, Layout>> = {
  ring: ringLayout,
  sunrise: sunriseLayout,
  'list-poster': listPosterLayout,
  signal: signalLayout,
  rain: rainLayout,
  shelter: shelterLayout,
  scatter: scatterLayout,
  triptych: triptychLayout,
  'stage-lights': stageLightsLayout,
  slats: slatsLayout,
  'name-behind': nameBehindLayout,
  macro: macroLayout,
  sliver: sliverLayout,
  swatch: swatchLayout,
  'window-light': windowLightLayout,
  spread: spreadLayout,
  diagonal: diagonalLayout,
  wall: wallLayout,
  caption: captionLayout,
  'end-card': endCardLayout,
  'number-front': numberFrontLayout,
  'offer-seal': offerSealLayout,
  quote: quoteLayout,
  split: splitLayout,
  'worn-word': wornWordLayout,
};

/** The layout of an id. */
export function layoutOf(id: LayoutId): Layout {
  const layout = layouts[id];
  if (layout === undefined) throw new RangeError(`There is no layout ${id}.`);
  return layout;
}
