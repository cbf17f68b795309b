import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../setup/chromium.mjs'
import { appleIcon, windowsIcon, type IconPicture } from './containers.ts'

/** Every size in pixels that one of the desktops asks for. */
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024]

const resources = join(dirname(dirname(import.meta.dirname)), 'resources')

/** Draws the picture in a browser at one size. */
async function draw(page: Awaited<ReturnType<typeof openPage>>, size: number): Promise<IconPicture> {
  await page.setViewportSize({ width: size, height: size })
  return { size, png: await page.screenshot({ omitBackground: true }) }
}

async function openPage() {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('There is no Chromium here to draw with. Run: npm run setup')
  const browser = await chromium.launch({ executablePath })
  const page = await browser.newPage()
  const picture = (await readFile(join(resources, 'icon.svg'))).toString('base64')
  await page.setContent(
    `<style>html,body{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${picture}">`,
  )
  return page
}

const page = await openPage()
const pictures: IconPicture[] = []
for (const size of sizes) pictures.push(await draw(page, size))
await page.context().browser()?.close()

await mkdir(join(resources, 'icons'), { recursive: true })
for (const { size, png } of pictures) {
  if (size < 1024) await writeFile(join(resources, 'icons', `${size}x${size}.png`), png)
}
await writeFile(join(resources, 'icon.ico'), windowsIcon(pictures))
await writeFile(join(resources, 'icon.icns'), appleIcon(pictures))
process.stdout.write(`Drew resources/icon.svg in ${sizes.length} sizes: icons/, icon.ico and icon.icns\n`)
