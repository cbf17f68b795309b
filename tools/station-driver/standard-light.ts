/** Light, 0 to 1, of a value in sRGB, 0 to 1. */
export function linear(value: number): number {
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** The value in sRGB, 0 to 1, of some light; more light than 1 is clipped, as a sensor clips. */
export function encoded(light: number): number {
  const most = Math.min(1, light)
  return most <= 0.003_130_8 ? most * 12.92 : 1.055 * most ** (1 / 2.4) - 0.055
}
