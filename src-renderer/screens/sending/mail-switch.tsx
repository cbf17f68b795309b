import { useDispatch, useEnrollment } from '../../flow/desk-context.ts'
import { mailOfferOf } from '../../flow/mail-offer.ts'
import { emailOf, type Subject } from '../../flow/subject.ts'
import { timeOf } from '../../i18n/format.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Switch } from '../../ui/switch.tsx'

/** Whether the mobile-enrollment e-mail goes out with the photo; what is known to be missing is named, and the switch is off. */
export function MailSwitch({ subject }: { readonly subject: Subject }) {
  const say = useSentences()
  const dispatch = useDispatch()
  const mail = useEnrollment((enrollment) => enrollment.mail)
  const offer = mailOfferOf(mail, subject)
  const email = emailOf(subject)
  const words = (): string => {
    if (offer.kind === 'blocked') return say(`sending.mail.blocked.${offer.missing}`)
    if (offer.kind === 'follows') return say('sending.mail.follows')
    if (offer.sentAt !== null) return say('sending.mail.sentBefore', { time: timeOf(offer.sentAt) })
    return email.kind === 'known' ? say('sending.mail.to', { email: email.value }) : say('sending.mail.toUnknown')
  }
  return (
    <Switch
      label={say('sending.mail.switch')}
      description={<span data-personal>{words()}</span>}
      isSelected={offer.kind === 'follows' || (offer.kind === 'offered' && offer.on)}
      isDisabled={offer.kind !== 'offered'}
      onChange={(on) => {
        dispatch({ kind: 'mailSwitched', on })
      }}
    />
  )
}
