/** A path into the plan with the wire's names: `product.callToAction` becomes `product.call_to_action`. */
export function pathToWire(path: string): string {
  return path.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
