import { describe, expect, it } from 'vitest'
import type { ServerSettings } from '../../../tools/simulator/index.ts'
import { notablePeople } from '../../../tools/simulator/index.ts'
import { stage } from './stage.ts'

const path = '/api/v2/send_email'
const one = { id: notablePeople.ordinary, language: 'ko' }

describe('the mobile enrollment mail', () => {
  it('is handed over once, to the one person, in the asked language', async () => {
    const { simulator, client } = await stage({ clock: () => 1_760_000_000_000 })
    const answer = await client.send('POST', path, one)
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ code: '0', by: 'web' })
    expect(simulator.mails).toEqual([
      {
        userId: '1001',
        name: 'Aylin Demir',
        email: 'aylin.demir@example.org',
        language: 'ko',
        sentAt: 1_760_000_000_000,
      },
    ])
  })

  it.each<[string, Partial<ServerSettings>]>([
    ['no SMTP server', { smtpConfigured: false }],
    ['the option off', { visualFaceMail: false }],
    ['the cloud off', { cloud: false }],
    ['no cloud licence', { cloudLicence: false }],
  ])('is refused with %s: code 1000, unwrapped, whatever the reason', async (_what, settings) => {
    const { simulator, client } = await stage({ settings })
    const answer = await client.send('POST', path, one)
    expect([answer.status, answer.at('code')]).toEqual([400, '1000'])
    expect(simulator.mails).toEqual([])
  })

  it.each([
    ['nobody', { id: '424242', language: 'en' }],
    ['a person without address', { id: notablePeople.withoutEmail, language: 'en' }],
    ['one with and one without', { id: `1001+${notablePeople.withoutEmail}`, language: 'en' }],
    ['no id', { language: 'en' }],
    ['an unknown language', { id: '1001', language: 'tlh' }],
  ])('is refused to %s', async (_what, body) => {
    const { simulator, client } = await stage()
    expect((await client.send('POST', path, body)).code).toBe('1000')
    expect(simulator.mails).toEqual([])
  })

  it('may fail with status 200, which only the code tells', async () => {
    const { client } = await stage({ settings: { sendEmailFailureStatus: 200, cloud: false } })
    const answer = await client.send('POST', path, one)
    expect([answer.status, answer.code]).toEqual([200, '1000'])
  })

  it('goes to whoever wide criteria select, so that a careless client is seen', async () => {
    const { simulator, client } = await stage()
    await client.send('POST', path, { ...one, adv_criteria: { user_id: '1001', user_operator_level_id: '0' } })
    expect(simulator.mails.map((mail) => mail.userId)).toEqual(['1001'])
    await client.send('POST', path, { ...one, adv_criteria: { user_operator_level_id: '0', user_group_ids: [] } })
    expect(simulator.mails.length).toBeGreaterThan(20)
  })

  it('may insist on criteria from 2.9.8', async () => {
    const settings = { requireAdvancedCriteria: true }
    const { client } = await stage({ settings })
    expect((await client.send('POST', path, one)).code).toBe('1000')
    expect((await client.send('POST', path, { ...one, adv_criteria: { user_id: '1001' } })).code).toBe('0')
    const older = await stage({ settings, version: '2.8.16' })
    expect((await older.client.send('POST', path, one)).code).toBe('0')
  })
})

describe('what tells beforehand whether mail is ready', () => {
  it('follows the settings while the server runs', async () => {
    const { simulator, client } = await stage()
    const ask = async (): Promise<readonly unknown[]> => [
      (await client.send('GET', '/api/setting/alarm_smtps')).at('AlarmSmtpCollection.total'),
      (await client.send('GET', '/api/setting_email')).at('visual_face_setting.5'),
      (await client.send('GET', '/api/setting/biostar')).at('BioStar.cloud.use_cloud'),
      (await client.send('GET', '/api/setting/biostar')).at('BioStar.licenses.0.available.CLOUD'),
    ]
    expect(await ask()).toEqual(['1', '1', '1', 'true'])
    simulator.setSettings({ smtpConfigured: false, visualFaceMail: false, cloud: false, cloudLicence: false })
    expect(await ask()).toEqual(['0', '0', '0', 'false'])
  })

  it('may be read by an operator with the Setting menu who is no administrator', async () => {
    const { client } = await stage({}, 'lead')
    expect((await client.send('GET', '/api/setting/alarm_smtps')).code).toBe('0')
  })
})
