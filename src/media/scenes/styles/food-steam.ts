import { createSteam } from '../../canvas/steam.ts';
import type { Painted } from '../art-style.ts';
import type { HeroSource } from '../plate-request.ts';
import type { Stage } from '../stage.ts';

/** Steam over something hot. */
export interface RisingSteamOptions {
  readonly colour: string;
  readonly alpha: number;
  /** Middle of its foot, as fractions of the frame. */
  readonly x: number;
  readonly y: number;
  /** Its height in units of the stage. */
  readonly height: number;
  readonly seed: number;
}

const hotIcons =
  /hot-beverage|teacup|teapot|steaming|pot-of|curry|spaghetti|stew|bread|baguette|croissant|bagel|pancakes|waffle|pizza|pie|hamburger|poultry|meat|cut-of|fried|cooking|ramen|fondue|soup/;

/** Whether a hero may steam: drawn things that are served hot. Nothing is claimed of photographs. */
export function isServedHot(hero: HeroSource): boolean {
  return hero.kind === 'art' && hotIcons.test(hero.icon);
}

/** Seconds a wisp takes from the cup to nothing. */
const wispSeconds = 3.4;

/** Two wisps that follow each other upwards, each fading in at the foot and out at the top, so that steam never ends. */
export function createRisingSteam(stage: Stage, options: RisingSteamOptions): Painted {
  const height = options.height * stage.unit;
  const wisps = [0, 1].map((index) =>
    createSteam(height * 0.8, height, { colour: options.colour, power: 1.1, strands: 4, seed: options.seed + index }),
  );
  return {
    draw(context, seconds) {
      const opacity = context.globalAlpha;
      context.save();
      context.globalCompositeOperation = 'screen';
      for (const [index, wisp] of wisps.entries()) {
        const share = (seconds / wispSeconds + 0.3 + index / wisps.length) % 1;
        context.globalAlpha = opacity * options.alpha * Math.sin(Math.PI * share) ** 0.7;
        const x = options.x * stage.width - wisp.width / 2 + Math.sin(seconds * 0.8 + index * 2) * 7 * stage.unit;
        context.drawImage(wisp, Math.round(x), Math.round(options.y * stage.height - height * (0.86 + share * 0.22)));
      }
      context.restore();
    },
  };
}
