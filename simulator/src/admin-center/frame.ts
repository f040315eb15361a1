/** The frame of every page: bar, menu, path, heading, notice. Plain HTML that works without a script. */
import type { SimulatorReply } from '../http.ts'
import { Html, markup, nothing } from './html.ts'
import { style } from './style.ts'

export interface Link {
  readonly href: string
  readonly label: string
}

export interface Notice {
  readonly kind: 'good' | 'bad'
  readonly text: string
}

export interface Page {
  readonly title: string
  /** What the page is about, beside the title. */
  readonly of?: string
  readonly crumbs?: readonly Link[]
  /** The menu of the object that the page is about. */
  readonly menu?: { readonly heading: string; readonly links: readonly Link[] }
  readonly content: Html
}

/** Who looks at the page, and where. */
export interface Viewer {
  readonly displayName: string
  readonly userPrincipalName: string
  readonly organization: string
  readonly antiForgery: string
}

export const applicationsPath = '/admin/applications'
export const enterprisePath = '/admin/enterprise-applications'

const sections: readonly Link[] = [
  { href: '/admin/', label: 'Home' },
  { href: applicationsPath, label: 'App registrations' },
  { href: enterprisePath, label: 'Enterprise applications' },
  { href: '/admin/roles', label: 'Roles & admins' },
]

export const antiForgeryField = 'antiforgery'

export function antiForgeryInput(viewer: Viewer): Html {
  return markup`<input type="hidden" name="${antiForgeryField}" value="${viewer.antiForgery}">`
}

function link(current: string, { href, label }: Link): Html {
  return href === current
    ? markup`<a href="${href}" aria-current="page">${label}</a>`
    : markup`<a href="${href}">${label}</a>`
}

function bar(viewer: Viewer | undefined): Html {
  const who =
    viewer === undefined
      ? nothing
      : markup`<div class="who">${viewer.userPrincipalName}<br>${viewer.organization}</div>
          <form method="post" action="/admin/sign-out">
            ${antiForgeryInput(viewer)}<button type="submit">Sign out</button>
          </form>`
  return markup`<header class="bar">
    <a href="/admin/">Entra admin center</a><span>Microsoft 365 simulator</span>${who}
  </header>`
}

function side(page: Page, current: string): Html {
  const menu =
    page.menu === undefined
      ? nothing
      : markup`<h2>${page.menu.heading}</h2>
          ${page.menu.links.map((entry) => link(current, entry))}`
  return markup`<nav class="side" aria-label="Menu">
    ${sections.map((entry) => link(current, entry))}${menu}
  </nav>`
}

function notes(notice: Notice | undefined): Html {
  return notice === undefined
    ? nothing
    : markup`<p class="note ${notice.kind}" role="${notice.kind === 'bad' ? 'alert' : 'status'}">${notice.text}</p>`
}

export interface Framing {
  readonly viewer: Viewer | undefined
  /** Path of the page that is shown. */
  readonly path: string
  readonly notice: Notice | undefined
  readonly status?: number
}

/** A whole page; never cached, never framed, and with nothing loaded from elsewhere. */
export function framed(page: Page, { viewer, path, notice, status = 200 }: Framing): SimulatorReply {
  const crumbs = (page.crumbs ?? []).map(({ href, label }) => markup`<a href="${href}">${label}</a> ›`)
  const of = page.of === undefined ? nothing : markup` <small>| ${page.of}</small>`
  const document = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${page.of === undefined ? '' : `${page.of} | `}${page.title} - Entra admin center</title>
        <style>
          ${styleSheet}
        </style>
      </head>
      <body>
        ${bar(viewer)}
        <div class="columns">
          ${viewer === undefined ? markup`<span></span>` : side(page, path)}
          <main>
            <p class="crumbs">${crumbs}</p>
            <h1>${page.title}${of}</h1>
            ${notes(notice)} ${page.content}
          </main>
        </div>
      </body>
    </html> `
  return { status, headers: pageHeaders, body: document.text }
}

const styleSheet = new Html(style)

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store, no-cache',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

export function redirect(location: string, cookies: readonly string[] = []): SimulatorReply {
  return {
    status: 303,
    headers: {
      location,
      'cache-control': 'no-store',
      ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
    },
  }
}
