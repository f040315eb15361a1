/** The parts that pages are made of: forms, fields, tables. */
import { antiForgeryInput, type Viewer } from './frame.ts'
import { type Html, markup, nothing } from './html.ts'

interface FormParts {
  readonly viewer: Viewer
  readonly content: Html
  /** Takes files. */
  readonly isUpload?: boolean
  readonly id?: string
}

/** A form that is sent to the page that shows it. */
export function form({ viewer, content, isUpload = false, id }: FormParts): Html {
  const encoding = isUpload ? markup` enctype="multipart/form-data"` : nothing
  const name = id === undefined ? nothing : markup` id="${id}"`
  return markup`<form method="post"${encoding}${name} autocomplete="off">
    ${antiForgeryInput(viewer)} ${content}
  </form>`
}

interface Field {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly type?: 'text' | 'search' | 'date'
  readonly hint?: string
}

export function field({ name, label, value = '', type = 'text', hint }: Field): Html {
  const note = hint === undefined ? nothing : markup`<div class="faint">${hint}</div>`
  return markup`<label for="${name}">${label}</label>
    <input type="${type}" id="${name}" name="${name}" value="${value}" spellcheck="false">${note}`
}

export function area({ name, label, value = '', hint }: Field): Html {
  const note = hint === undefined ? nothing : markup`<div class="faint">${hint}</div>`
  return markup`<label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="6" spellcheck="false">${value}</textarea>${note}`
}

export interface Choice {
  readonly value: string
  readonly label: string
}

interface Choices {
  readonly name: string
  readonly legend: string
  readonly choices: readonly Choice[]
  readonly chosen: string
}

export function radios({ name, legend, choices, chosen }: Choices): Html {
  const rows = choices.map(({ value, label }) => {
    const checked = value === chosen ? markup` checked` : nothing
    return markup`<label class="choice"><input type="radio" name="${name}" value="${value}"${checked}> ${label}</label>`
  })
  return markup`<fieldset>
    <legend>${legend}</legend>
    ${rows}
  </fieldset>`
}

export function select({ name, legend, choices, chosen }: Choices): Html {
  const options = choices.map(({ value, label }) => {
    const selected = value === chosen ? markup` selected` : nothing
    return markup`<option value="${value}"${selected}>${label}</option>`
  })
  return markup`<label for="${name}">${legend}</label>
    <select id="${name}" name="${name}">${options}</select>`
}

interface Button {
  readonly label: string
  readonly action: string
  readonly isPrimary?: boolean
  readonly isDisabled?: boolean
}

export function button({ label, action, isPrimary = true, isDisabled = false }: Button): Html {
  const look = isPrimary ? 'primary' : ''
  const disabled = isDisabled ? markup` disabled` : nothing
  return markup`<button class="${look}" type="submit" name="action" value="${action}"${disabled}>${label}</button>`
}

/** A form of one quiet button, for a row of a table. */
export function rowButton(viewer: Viewer, label: string, action: string, item: string): Html {
  return form({
    viewer,
    content: markup`<input type="hidden" name="item" value="${item}">
<button class="quiet" type="submit" name="action" value="${action}">${label}</button>`,
  })
}

interface Table {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (Html | string)[])[]
  readonly empty: string
}

function cells(row: readonly (Html | string)[]): Html[] {
  return row.map((cell) => markup`<td>${cell}</td>`)
}

export function table({ caption, head, rows, empty }: Table): Html {
  if (rows.length === 0) return markup`<p class="faint">${empty}</p>`
  return markup`<table aria-label="${caption}">
    <thead>
      <tr>
        ${head.map((name) => markup`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          markup`<tr>
            ${cells(row)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Names and values of an object. */
export function essentials(entries: readonly (readonly [string, Html | string])[]): Html {
  return markup`<section aria-label="Essentials">
    <dl>
      ${entries.map(
        ([name, value]) =>
          markup`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`
}

/** The box that filters a list; sent with GET, so that the result has an address. */
export function searchForm(label: string, value: string): Html {
  return markup`<form method="get" role="search">
    <label for="search">${label}</label>
    <div class="commands">
      <input type="search" id="search" name="search" value="${value}"><button type="submit">Search</button>
    </div>
  </form>`
}

/** A day, as the lists show it. */
export function day(text: string): Html {
  return markup`<time datetime="${text}">${text.slice(0, 10)}</time>`
}
