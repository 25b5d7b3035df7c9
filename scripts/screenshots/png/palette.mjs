const MAX_COLOURS = 256;

/**
 * At most 256 colours for all pixels: the most frequent ones, but not two that are near each other while
 * another colour has no neighbour.
 *
 * @param {Uint32Array} colours of all pixels, as 0xRRGGBB
 * @returns {{ palette: number[], indexOf: Map<number, number> }}
 */
export function paletteOf(colours) {
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byFrequency = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);

  const palette = chosenFrom(byFrequency);
  const indexOf = new Map(byFrequency.map((colour) => [colour, nearest(palette, colour)]));
  return { palette, indexOf };
}

/** The least distance is halved as long as there is room for more colours. */
function chosenFrom(byFrequency) {
  const chosen = new Set();
  for (let distance = 4_096; chosen.size < MAX_COLOURS && distance >= 1; distance /= 2) {
    for (const colour of byFrequency) {
      if (chosen.size === MAX_COLOURS) break;
      if (isFarFrom(chosen, colour, distance)) chosen.add(colour);
    }
  }
  return [...chosen];
}

function isFarFrom(chosen, colour, distance) {
  for (const other of chosen) if (distanceOf(colour, other) < distance) return false;
  return true;
}

function nearest(palette, colour) {
  let best = 0;
  for (const [index, other] of palette.entries()) {
    if (distanceOf(colour, other) < distanceOf(colour, palette[best])) best = index;
  }
  return best;
}

/** The square of the distance. */
function distanceOf(one, other) {
  return [16, 8, 0].reduce((sum, shift) => {
    const difference = ((one >> shift) & 255) - ((other >> shift) & 255);
    return sum + difference * difference;
  }, 0);
}
