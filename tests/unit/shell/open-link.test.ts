import { expect, test } from 'vitest'
import { allowsLink } from '../../../src-main/shell/open-link.ts'

test.each(['https://support.supremainc.com/en/support/home', 'https://support.supremainc.com/'])(
  'the vendor’s support may be opened: %s',
  (address) => {
    expect(allowsLink(address)).toBe(true)
  },
)

test.each([
  'http://support.supremainc.com/en/support/home',
  'https://support.supremainc.com:8443/',
  'https://support.supremainc.com.elsewhere.example/',
  'https://elsewhere.example/support.supremainc.com',
  'https://someone:secret@support.supremainc.com/',
  'https://support.supremainc.com@elsewhere.example/',
  'https://support.supremainc.com/?who=a-name',
  'https://support.supremainc.com/#a-name',
  'https://supremainc.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-settings:',
  'smb://support.supremainc.com/share',
  '',
])('nothing else may: %j', (address) => {
  expect(allowsLink(address)).toBe(false)
})
