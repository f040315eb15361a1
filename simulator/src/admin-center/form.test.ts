/** What a browser sends is read as it is meant: fields, files, nothing else (WHATWG HTML: form submission). */
import { expect, it } from 'vitest'
import { readForm } from './form.ts'

async function read(type: string, body: string): ReturnType<typeof readForm> {
  return readForm({
    method: 'POST',
    url: new URL('https://localhost/admin/'),
    headers: { 'content-type': type },
    body: Buffer.from(body, 'latin1'),
    requestId: '',
  })
}

it('reads fields that are sent more than once', async () => {
  const form = await read('application/x-www-form-urlencoded', 'permission=a&permission=b&name=+x+')
  expect([form.all('permission'), form.text('name'), form.text('none')]).toEqual([['a', 'b'], 'x', ''])
})

it('reads the bytes of a file, and a file that was not chosen is none', async () => {
  const lines = [
    '--B',
    'content-disposition: form-data; name="action"',
    '',
    'upload',
    '--B',
    'content-disposition: form-data; name="chosen"; filename="a.cer"',
    'content-type: application/pkix-cert',
    '',
    '\u0030\u0082\u0000\u00ff',
    '--B',
    'content-disposition: form-data; name="left"; filename=""',
    'content-type: application/octet-stream',
    '',
    '',
    '--B--',
    '',
  ]
  const form = await read('multipart/form-data; boundary=B', lines.join('\r\n'))
  expect(form.text('action')).toBe('upload')
  expect(form.file('chosen')).toEqual(Buffer.from([0x30, 0x82, 0, 0xff]))
  expect(form.file('left')).toBeUndefined()
})

it.each([
  ['application/json', '{"action":"register"}'],
  ['multipart/form-data; boundary=B', 'no such thing'],
  ['multipart/form-data', ''],
])('takes nothing from %s', async (type, body) => {
  expect((await read(type, body)).text('action')).toBe('')
})
