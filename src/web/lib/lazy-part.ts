import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { loadPart } from './load-part.ts';

type PropsOf<Part> = Part extends ComponentType<infer Props> ? Props : never;

/** A component whose code comes when it is first drawn: the file that holds it, and its name there. */
export function lazyPart<Parts, Name extends keyof Parts>(
  load: () => Promise<Parts>,
  name: Name,
): LazyExoticComponent<ComponentType<PropsOf<Parts[Name]>>> {
  return lazy(async () => ({ default: (await loadPart(load))[name] as ComponentType<PropsOf<Parts[Name]>> }));
}
