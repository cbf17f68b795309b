import type { Page } from '@playwright/test'

/**
 * Measures everything on a page that can be pressed, and answers what is under 44 × 44 CSS pixels: role, words, size.
 *
 * A box, a radio button and a switch are as large as the label that presses them, a slider as large as its track, a text
 * field as large as the frame drawn round it. What a dialog or a covering screen puts out of reach is left out, and so
 * is what is there for screen readers alone. A link inside a sentence is exempt, as in WCAG 2.5.8. Throws when a page
 * offers nothing to press, because then it measured nothing.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  const { measured, small } = await page.evaluate(() => {
    const least = 44
    const pressable = 'button, a[href], input, select, textarea, summary, [role="option"], [role="application"]'
    const found = [...document.querySelectorAll<HTMLElement>(pressable)].filter((element) => {
      const isOutOfReach = element.closest('[inert], [hidden], [aria-hidden="true"]') !== null
      const isDrawn = element.checkVisibility({ visibilityProperty: true })
      return !isOutOfReach && isDrawn && element.tabIndex >= -1 && element.getAttribute('type') !== 'hidden'
    })
    const isUnseen = (element: Element): boolean => getComputedStyle(element).clipPath === 'inset(50%)'
    const unseenRoom = (element: Element | null): Element | null =>
      element === null || isUnseen(element) ? element : unseenRoom(element.parentElement)
    const frameOf = (element: HTMLElement): Element | null => {
      if (element.matches('input:is([type="checkbox"], [type="radio"])')) return element.closest('label')
      // The input lies unseen in the thumb, and the thumb on the track.
      if (element.matches('input[type="range"]')) return unseenRoom(element)?.parentElement?.parentElement ?? null
      return element.matches('input, textarea') ? element.parentElement : element
    }
    const small = found.flatMap((element) => {
      const frame = frameOf(element) ?? element
      if (element.matches('p a') || unseenRoom(frame) !== null) return []
      const { width, height } = frame.getBoundingClientRect()
      // Half a pixel is lost where the layout rounds.
      if (width >= least - 0.5 && height >= least - 0.5) return []
      const words = (element.getAttribute('aria-label') ?? element.innerText).replaceAll(/\s+/gu, ' ').slice(0, 40)
      const role = element.getAttribute('role') ?? element.getAttribute('type') ?? element.localName
      return [`${role} "${words}" ${String(Math.round(width))}×${String(Math.round(height))}`]
    })
    return { measured: found.length, small }
  })
  if (measured === 0) throw new Error('there is nothing to press on this page')
  return small
}
