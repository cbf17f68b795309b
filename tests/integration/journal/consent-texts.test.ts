import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { consentTextSchema, type ConsentText } from '../../../src-preload/contract/consent.ts'
import { digestOfText, readConsentTexts } from '../../../src-main/journal/consent-texts.ts'
import { silentLog, type Log } from '../../../src-main/observe/log.ts'

const own = resolve(import.meta.dirname, '../../../resources/consent')
let site = ''

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-consent-'))
  site = join(folder, 'consent')
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
})

/** What the site's administrator puts into the folder. */
async function put(name: string, content: unknown): Promise<void> {
  await mkdir(site, { recursive: true })
  await writeFile(join(site, name), typeof content === 'string' ? content : JSON.stringify(content))
}

const siteText = {
  textId: 'acme-visitors',
  language: 'en',
  version: '2026-11',
  languageName: 'English',
  title: 'Photos at Acme',
  paragraphs: ['We take photos.'],
  questions: { profilePhoto: 'May we?', visualFace: 'And a face?' },
}

/** The texts, and what the log was told. */
async function read(): Promise<{ readonly texts: readonly ConsentText[]; readonly told: readonly unknown[] }> {
  const told: unknown[] = []
  const log: Log = { write: (_, event, fields) => told.push([event, fields?.kind, fields?.reason]) }
  return { texts: await readConsentTexts({ own, site }, log), told }
}

const titlesOf = (texts: readonly ConsentText[]) =>
  Object.fromEntries(texts.map(({ language, title }) => [language, title]))

describe('the texts that come with the program', () => {
  it('are there in six languages, each of the shape that the window expects', async () => {
    const { texts, told } = await read()
    expect(texts.map(({ language }) => language)).toEqual(['de', 'en', 'es', 'fr', 'ja', 'ko'])
    expect(texts.map(({ languageName }) => languageName)).toEqual([
      'Deutsch',
      'English',
      'Español',
      'Français',
      '日本語',
      '한국어',
    ])
    for (const text of texts) expect(consentTextSchema.parse(text)).toEqual(text)
    expect(told).toEqual([])
  })

  it('say the same in every language: as many paragraphs, both questions', async () => {
    const { texts } = await read()
    expect(new Set(texts.map(({ paragraphs }) => paragraphs.length))).toEqual(new Set([7]))
    for (const { questions } of texts) expect(Object.keys(questions).toSorted()).toEqual(['profilePhoto', 'visualFace'])
    expect(new Set(texts.map(({ digest }) => digest)).size).toBe(6)
  })

  it('have the digest that an administrator computes by the command in the README', async () => {
    const readme = await readFile(join(own, 'README.md'), 'utf8')
    const command = /node -e '(?<script>[^']+)' photo-and-face\.en\.json/u.exec(readme)?.groups?.['script'] ?? ''
    const printed = execFileSync(process.execPath, ['-e', command, join(own, 'photo-and-face.en.json')], {
      encoding: 'utf8',
    })
    const { texts } = await read()
    expect(texts.find(({ language }) => language === 'en')?.digest).toBe(printed.trim())
  })
})

describe('the digest of a text', () => {
  it('changes with every word that is shown', () => {
    const changes = [
      { textId: 'acme-other' },
      { language: 'en-GB' },
      { version: '2026-12' },
      { title: 'Photos at Acme!' },
      { paragraphs: ['We take photos', '.'] },
      { questions: { ...siteText.questions, profilePhoto: 'May we not?' } },
      { questions: { ...siteText.questions, visualFace: 'And no face?' } },
    ]
    const digests = [siteText, ...changes.map((change) => ({ ...siteText, ...change }))].map(digestOfText)
    expect(new Set(digests).size).toBe(changes.length + 1)
  })
})

describe('a site’s own text', () => {
  it('takes the place of ours in its language, and adds languages', async () => {
    await put('ours.json', siteText)
    await put('portuguese.json', { ...siteText, language: 'pt-BR', languageName: 'Português', title: 'Fotos na Acme' })
    const { texts, told } = await read()
    expect(titlesOf(texts)).toMatchObject({ en: 'Photos at Acme', 'pt-BR': 'Fotos na Acme' })
    expect(texts).toHaveLength(7)
    expect(told).toEqual([])
  })

  it('may come from an editor that begins with a byte order mark', async () => {
    await put('ours.json', `\uFEFF${JSON.stringify(siteText)}`)
    expect(titlesOf((await read()).texts)).toMatchObject({ en: 'Photos at Acme' })
  })

  it.each([
    ['no JSON', 'notJson', '{ "textId": "acme-visitors", '],
    ['a question missing', 'wrongShape', { ...siteText, questions: { profilePhoto: 'May we?' } }],
    ['a field nobody knows', 'wrongShape', { ...siteText, paragraph: ['One more.'] }],
    ['no paragraph', 'wrongShape', { ...siteText, paragraphs: [] }],
    ['an id with blanks', 'wrongShape', { ...siteText, textId: 'Acme Visitors' }],
    ['a digest of its own', 'wrongShape', { ...siteText, digest: '0'.repeat(64) }],
  ])('that has %s is left out as a whole, and the log says so', async (_, reason, content) => {
    await put('acme.json', content)
    const { texts, told } = await read()
    expect(told).toEqual([['consent text left out', 'acme.json', reason]])
    expect(texts).toHaveLength(6)
    expect(JSON.stringify(texts)).not.toContain('Acme')
  })

  it('that cannot be used does not bring back the text it was to replace', async () => {
    await put('photo-and-face.en.json', '{')
    const { texts, told } = await read()
    expect(texts.map(({ language }) => language)).toEqual(['de', 'es', 'fr', 'ja', 'ko'])
    expect(told).toEqual([['consent text left out', 'photo-and-face.en.json', 'notJson']])
  })

  it('is left out when another of the site has its language, however that is written', async () => {
    await put('a.json', siteText)
    await put('b.json', { ...siteText, language: 'EN', title: 'The other' })
    const { texts, told } = await read()
    expect(titlesOf(texts)).toMatchObject({ en: 'Photos at Acme' })
    expect(told).toEqual([['consent text left out', 'b.json', 'sameLanguage']])
  })

  it('is left out when it is a folder; what does not end in .json is not looked at', async () => {
    await mkdir(join(site, 'folder.json'), { recursive: true })
    await put('notes.txt', 'remember the lawyers')
    const { texts, told } = await read()
    expect(texts).toHaveLength(6)
    expect(told).toEqual([['consent text left out', 'folder.json', 'unreadable']])
  })

  it('is not named in the log when its name could be anybody’s', async () => {
    await put('for Ada Lovelace.json', '{')
    expect((await read()).told).toEqual([['consent text left out', 'a file of another name', 'notJson']])
  })
})

it('a program without its texts has those of the site alone', async () => {
  await put('ours.json', siteText)
  const texts = await readConsentTexts({ own: join(site, 'nowhere'), site }, silentLog)
  expect(titlesOf(texts)).toEqual({ en: 'Photos at Acme' })
  expect((await readdir(own)).filter((name) => name.endsWith('.json'))).toHaveLength(6)
})
