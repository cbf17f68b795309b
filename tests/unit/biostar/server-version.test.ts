import { describe, expect, it } from 'vitest'
import { capabilitiesOf, versionFromInfo, versionFromLogin } from '../../../src-main/biostar/server-version.ts'

describe('a server version', () => {
  it.each([
    [
      '2.8.10.28',
      { search: 'unknown', advancedSearch: 'no', pictureCheck: 'no', criteriaInMail: false, cloudSwitch: true },
    ],
    ['2.7.13.9', { eventOrders: 'no' }],
    ['2.7.14', { eventOrders: 'yes' }],
    ['2.8.13.99', { pictureCheck: 'no' }],
    ['2.8.14.1', { pictureCheck: 'yes' }],
    ['2.8.16.22', { search: 'yes', advancedSearch: 'no', pictureCheck: 'yes', criteriaInMail: false }],
    ['2.9.5', { advancedSearch: 'yes', operatorLevelInSearch: false }],
    ['2.9.8.14', { search: 'yes', advancedSearch: 'yes', operatorLevelInSearch: true, criteriaInMail: true }],
    ['2.9.12.3', { cloudSwitch: false }],
    ['2.10.0', { criteriaInMail: true, cloudSwitch: false }],
    ['1.0.3.12', { search: 'yes', advancedSearch: 'yes', criteriaInMail: true, cloudSwitch: true }],
    [null, { search: 'unknown', advancedSearch: 'unknown', pictureCheck: 'unknown' }],
    ['nonsense', { search: 'unknown', advancedSearch: 'unknown' }],
  ] as const)('%s can what its release notes say', (version, capabilities) => {
    expect(capabilitiesOf(version)).toMatchObject(capabilities)
  })

  it('is read from a login, which may lack it', () => {
    expect(versionFromLogin({ version: { biostarVersion: '2.9.8.14', dbBiostarVersion: '2.9.8.1' } })).toBe('2.9.8.14')
    for (const body of [{}, null, { version: {} }, { version: { biostarVersion: 'x' } }])
      expect(versionFromLogin(body)).toBeNull()
  })

  it('is found in a version file of any layout', () => {
    expect(versionFromInfo('{"version":"2.8.16.22"}')).toBe('2.8.16.22')
    expect(versionFromInfo('{"name":"BioStar","biostarVersion":"2.9.1"}')).toBe('2.9.1')
    for (const text of ['', '<html>', '[]', '{"version":{}}', '{"address":"10.0.0.1"}'])
      expect(versionFromInfo(text)).toBeNull()
  })
})
