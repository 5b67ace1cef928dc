import type { AssetDesk, StoredFile } from '#pipeline/studio/studio.ts';
import type { LinkSigner } from '../access.ts';

/** A stored file with the id it is known by. */
export interface LinkTarget extends StoredFile {
  readonly id: string;
}

/** Addresses that work without a header for an hour at least, absolute, and stay the same for half an hour. */
export interface Links {
  artifact(artifact: LinkTarget): Promise<string>;
  asset(asset: LinkTarget): Promise<string>;
  /** A small picture of an artifact, by its id; `&width=` and `&at=` may be added. */
  artifactThumbnail(artifactId: string): string;
  assetThumbnail(assetId: string): string;
}

interface LinkPlaces {
  readonly assets: Pick<AssetDesk, 'address'>;
  readonly linkSigner: Pick<LinkSigner, 'sign'>;
  readonly now: () => number;
}

interface KnownAddress {
  readonly address: string;
  readonly window: number;
}

const lifeSeconds = 5400;
const windowMs = 1_800_000;
const knownMaximum = 20_000;

/** Makes links: the store's own where it has addresses, else signed ones of this server. */
export class LinkOffice {
  readonly #places: LinkPlaces;
  /** A store's address holds the moment it was made: kept for half an hour, so that replies and caches stay the same. */
  readonly #known = new Map<string, KnownAddress>();

  constructor(places: LinkPlaces) {
    this.#places = places;
  }

  /** The links of a user who reaches the server at an origin, for example `http://127.0.0.1:4870`. */
  linksFor(userId: string, origin: string): Links {
    const { linkSigner, now } = this.#places;
    const sign = (folder: string, id: string, kind: 'content' | 'thumbnail'): string => {
      const path = `/api/${folder}/${encodeURIComponent(id)}/${kind}`;
      return `${origin}${linkSigner.sign({ path, artifactId: id, userId }, now())}`;
    };
    const linkTo = (folder: string) => async (target: LinkTarget) =>
      (await this.#storeAddress(target)) ?? sign(folder, target.id, 'content');
    return {
      artifact: linkTo('artifacts'),
      asset: linkTo('assets'),
      artifactThumbnail: (id) => sign('artifacts', id, 'thumbnail'),
      assetThumbnail: (id) => sign('assets', id, 'thumbnail'),
    };
  }

  async #storeAddress(target: LinkTarget): Promise<string | undefined> {
    const window = Math.floor(this.#places.now() / windowMs);
    const known = this.#known.get(target.storageKey);
    if (known?.window === window) return known.address;
    const address = await this.#places.assets.address(target, lifeSeconds);
    if (address === undefined) return undefined;
    if (this.#known.size >= knownMaximum) this.#known.clear();
    this.#known.set(target.storageKey, { address, window });
    return address;
  }
}
