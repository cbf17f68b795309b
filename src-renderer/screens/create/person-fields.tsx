import type { ReactNode } from 'react'
import { longestPersonName, withTypographicApostrophes } from '../../../src-preload/contract/rules/person-name.ts'
import type { FormGround, PersonForm } from '../../flow/person-form.ts'
import { useSentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { FormField } from './field-words.ts'
import styles from './create-screen.module.css'

/** `change` takes the fields that became different; `ground` is `null` until the server has told it. */
export interface PersonFieldsProps {
  readonly form: PersonForm
  readonly ground: FormGround | null
  readonly errors: Readonly<Record<FormField, ReactNode>>
  readonly isAutoFocused: boolean
  readonly change: (changed: Partial<PersonForm>) => void
}

/** Name, e-mail and phone number; terminals hold the name alone. A straight apostrophe is replaced at one press, because the server refuses it. */
export function ContactFields({
  form,
  errors,
  isAutoFocused,
  change,
  hasContacts,
}: PersonFieldsProps & { readonly hasContacts: boolean }) {
  const say = useSentences()
  const better = withTypographicApostrophes(form.name)
  return (
    <>
      <div data-field="name">
        <TextField
          label={say('create.name')}
          value={form.name}
          error={errors.name}
          autoFocus={isAutoFocused}
          isRequired
          counter={{ used: [...form.name.trim()].length, most: longestPersonName }}
          onChange={(name) => {
            change({ name })
          }}
        />
        {better === form.name ? null : (
          <Button
            onPress={() => {
              change({ name: better })
            }}
          >
            {say('create.useName', { name: better.trim() })}
          </Button>
        )}
      </div>
      {hasContacts ? (
        <div className={styles['pair']}>
          <div data-field="email">
            <TextField
              label={say('create.email')}
              type="email"
              value={form.email}
              error={errors.email}
              description={say('create.emailMore')}
              onChange={(email) => {
                change({ email })
              }}
            />
          </div>
          <div data-field="phone">
            <TextField
              label={say('create.phone')}
              type="tel"
              value={form.phone}
              error={errors.phone}
              description={say('create.optionalMore')}
              onChange={(phone) => {
                change({ phone })
              }}
            />
          </div>
        </div>
      ) : null}
    </>
  )
}

/** The id: the next free one, until the clerk types another. A refused one is replaced at one press. */
export function IdField({ form, ground, errors, change }: PersonFieldsProps) {
  const say = useSentences()
  const nextId = ground?.nextId ?? null
  const isOffered = nextId !== null && form.idChosen && nextId !== form.id.trim()
  const words = (): string | null => {
    if (ground === null) return null
    if (ground.isRemembered) return say('create.idOpen')
    if (ground.idStyle === 'alphanumeric') return say('create.idAlphanumericMore')
    return say(nextId === null ? 'create.idNextUnknown' : 'create.idNumericMore')
  }
  return (
    <div data-field="id">
      <TextField
        label={say('create.id')}
        value={form.id}
        error={errors.id}
        description={words()}
        onChange={(id) => {
          change({ id, idChosen: id.trim() !== '' })
        }}
      />
      {isOffered && errors.id !== null ? (
        <Button
          onPress={() => {
            change({ id: nextId, idChosen: false })
          }}
        >
          {say('create.useName', { name: nextId })}
        </Button>
      ) : null}
    </div>
  )
}
