import type { Answer } from '../envelope.ts'
import type { Call, OperatorCall, Route } from './route.ts'
import { success } from '../envelope.ts'
import { versionProbeBody } from '../guesses.ts'
import { customFieldsOf } from '../people/custom-fields.ts'
import { atLeast, releaseOf } from '../versions.ts'
import { oneOf } from './route.ts'

const readers = oneOf('Setting.read')

/** Settings, mail readiness and the version probe (reference sections 5.6 and 10). */
export const settingRoutes: readonly Route[] = [
  { method: 'GET', path: '/js/info.json', family: 'v1', access: 'open', handle: versionProbe },
  { method: 'GET', path: '/api/setting/biostar', family: 'v1', access: readers, handle: biostar },
  { method: 'GET', path: '/api/setting_email', family: 'v1', access: readers, handle: email },
  { method: 'GET', path: '/api/setting/alarm_smtps', family: 'v1', access: readers, handle: smtp },
  {
    method: 'GET',
    path: '/api/setting/custom_fields',
    family: 'v1',
    access: oneOf('User.read', 'Setting.read'),
    handle: fields,
  },
]

function versionProbe({ version }: Call): Answer {
  return {
    kind: 'plain',
    status: 200,
    body: JSON.stringify(versionProbeBody(releaseOf[version])),
    contentType: 'application/json',
  }
}

/** Names from the vendor's PUT sample; that GET answers the same shape is a guess (section 13.3). */
function biostar({ state }: OperatorCall): Answer {
  const { settings } = state
  return success({
    BioStar: {
      session_timeout: settings.sessionTimeoutSeconds,
      use_alphanumeric: settings.useAlphanumeric,
      web_request_timeout: 60,
      user_sync_method: settings.userSyncMethod,
      user_by_device_sync_method: 0,
      cloud: { use_cloud: settings.cloud ? 1 : 0 },
      licenses: [{ name: 'BioStar 2 Advanced', activated: true, available: { CLOUD: settings.cloudLicence } }],
      system_security: {
        use_allow_simultaneous_connection: settings.simultaneousLogin,
        use_allow_login_failed: settings.lockout.enabled,
        allow_login_failed_count: settings.lockout.attempts,
        allow_login_failed_minutes: settings.lockout.minutes,
      },
    },
  })
}

/** Seven strings each; the sixth says whether the mail is enabled. Before 2.8.11 there was one setting for both. */
function email({ state, version }: OperatorCall): Answer {
  const setting = (enabled: boolean): readonly string[] => [
    'Register your face',
    'Follow the link to register your face.',
    'Example Company',
    '',
    'desk@example.org',
    enabled ? '1' : '0',
    '',
  ]
  return success({
    visual_face_setting: setting(state.settings.visualFaceMail),
    ...(atLeast(version, '2.8.11') ? { qr_setting: setting(false) } : {}),
  })
}

function smtp({ state }: OperatorCall): Answer {
  const server = {
    id: 1,
    name: 'Company mail',
    smtp_server_addr: 'mail.example.org',
    smtp_server_port: 587,
    smtp_username: 'biostar',
    smtp_password: 'c2ltdWxhdGVkLWNpcGhlcnRleHQ=',
    smtp_security: 2,
    smtp_sender: 'biostar@example.org',
  }
  const rows = state.settings.smtpConfigured ? [server] : []
  return success({ AlarmSmtpCollection: { total: rows.length, rows } })
}

function fields({ version }: OperatorCall): Answer {
  const rows = customFieldsOf(version)
  return success({ CustomFieldCollection: { total: rows.length, rows } })
}
