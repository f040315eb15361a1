import {
  Body1,
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { Certificate, CertificateRequest, OrganizationDetails } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/context.tsx'
import { organizationKey, organizationPath } from '../../../api/organizations.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { DownloadButton } from '../../../ui/download-button.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { type KeyPurpose, PurposeField } from './purpose-field.tsx'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
})

/** A key made here, a request for the authority (PKCS#10), and its answer: days may lie between them. */
export function SigningRequest({ organization }: { readonly organization: OrganizationDetails }) {
  const { id, name } = organization
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const [purpose, setPurpose] = useState<KeyPurpose>('backup')
  const [keyId, setKeyId] = useState('')
  const [pem, setPem] = useState('')
  const request = useMutation({
    mutationFn: () =>
      api.send<CertificateRequest>('POST', organizationPath(id, 'certificates/signing-request'), { purpose }),
    onSuccess: (made) => setKeyId(made.keyId),
  })
  const install = useMutation({
    mutationFn: () =>
      api.send<Certificate>(
        'POST',
        organizationPath(id, `certificates/${encodeURIComponent(keyId.trim())}/certificate`),
        { purpose, certificate: pem },
      ),
    onSuccess: () => {
      setPem('')
      return queries.invalidateQueries({ queryKey: organizationKey(id, 'certificates') })
    },
  })
  return (
    <>
      <Body1>
        The key is made here and stays here. Take the request to your certification authority; note the key
        id, and come back with the certificate.
      </Body1>
      <PurposeField organization={organization} value={purpose} onChange={setPurpose} />
      <ProblemBar error={request.error} />
      <div className={styles.row}>
        <Button disabled={request.isPending} onClick={() => request.mutate()}>
          Make a key and a request
        </Button>
        {request.data === undefined ? null : (
          <>
            <DownloadButton name={`${name}.csr`} type="application/pkcs10" content={request.data.request}>
              Download the request
            </DownloadButton>
            <CopyButton text={request.data.keyId} what="key id" />
          </>
        )}
      </div>
      <Field label="Id of the key" hint="Of the request; for example from the day before.">
        <Input value={keyId} onChange={(_event, { value }) => setKeyId(value)} />
      </Field>
      <Field label="The authority’s answer (PEM; a chain may follow)">
        <Textarea
          value={pem}
          rows={4}
          placeholder="-----BEGIN CERTIFICATE-----"
          onChange={(_event, { value }) => setPem(value)}
        />
      </Field>
      <ProblemBar error={install.error} />
      {install.isSuccess ? (
        <MessageBar intent="success">
          <MessageBarBody>The certificate is on its way; the life line shows how far it is.</MessageBarBody>
        </MessageBar>
      ) : null}
      <div>
        <Button
          disabled={install.isPending || keyId.trim() === '' || pem.trim() === ''}
          onClick={() => install.mutate()}
        >
          Install the certificate
        </Button>
      </div>
    </>
  )
}
