// SPDX-License-Identifier: Apache-2.0

/** What a file may be as evidence, decided by its content. `extensions`: the first is the one it is saved with. */
export const evidenceKinds = {
  pdf: { extensions: ['pdf'], inspectable: true },
  jpeg: { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], inspectable: true },
  png: { extensions: ['png'], inspectable: true },
  heic: { extensions: ['heic', 'heif'], inspectable: true },
  webp: { extensions: ['webp'], inspectable: true },
  tiff: { extensions: ['tif', 'tiff'], inspectable: true },
  gif: { extensions: ['gif'], inspectable: true },
  bmp: { extensions: ['bmp', 'dib'], inspectable: true },
  docx: { extensions: ['docx', 'dotx'], inspectable: true },
  xlsx: { extensions: ['xlsx', 'xltx'], inspectable: true },
  pptx: { extensions: ['pptx', 'potx', 'ppsx'], inspectable: true },
  docm: { extensions: ['docm', 'dotm'], inspectable: true },
  xlsm: { extensions: ['xlsm', 'xltm'], inspectable: true },
  pptm: { extensions: ['pptm', 'potm', 'ppsm'], inspectable: true },
  doc: { extensions: ['doc', 'dot'], inspectable: true },
  xls: { extensions: ['xls', 'xlt'], inspectable: true },
  ppt: { extensions: ['ppt', 'pps', 'pot'], inspectable: true },
  msg: { extensions: ['msg'], inspectable: true },
  odt: { extensions: ['odt', 'ott'], inspectable: true },
  ods: { extensions: ['ods', 'ots'], inspectable: true },
  odp: { extensions: ['odp', 'otp'], inspectable: true },
  text: { extensions: ['txt', 'text', 'log', 'md'], inspectable: true },
  csv: { extensions: ['csv', 'tsv'], inspectable: true },
  email: { extensions: ['eml'], inspectable: true },
  zip: { extensions: ['zip'], inspectable: true },
  /** A zip with a password: nobody here can look into it. */
  'zip-encrypted': { extensions: ['zip'], inspectable: false },
  /** An Office file with a password to open it. Its content does not tell which program it is for. */
  'office-encrypted': { extensions: ['docx', 'xlsx', 'pptx', 'docm', 'xlsm', 'pptm'], inspectable: false },
} as const satisfies Record<string, { extensions: readonly string[]; inspectable: boolean }>
export type EvidenceKind = keyof typeof evidenceKinds

const isKind = (kind: string): kind is EvidenceKind => Object.hasOwn(evidenceKinds, kind)
/** A kind as it was stored; null for one that a later version may have written. */
export const evidenceKind = (kind: string): EvidenceKind | null => (isKind(kind) ? kind : null)

/** Names that a program or a browser acts upon: refused by the name alone, since their content may look like plain text. */
export const refusedExtensions: readonly string[] = [
  ...['svg', 'svgz', 'htm', 'html', 'xhtml', 'shtml', 'mht', 'mhtml', 'xml', 'xsl', 'xslt', 'hta', 'swf'],
  ...['js', 'jse', 'mjs', 'cjs', 'ts', 'vb', 'vbs', 'vbe', 'wsf', 'wsh', 'wsc', 'sct', 'ps1', 'psm1', 'psd1', 'bat', 'cmd'],
  ...['sh', 'bash', 'zsh', 'py', 'pyw', 'rb', 'pl', 'php', 'jsp', 'asp', 'aspx', 'jar', 'class'],
  ...['exe', 'com', 'scr', 'pif', 'dll', 'sys', 'cpl', 'msi', 'msix', 'msp', 'mst', 'appx', 'apk', 'ipa', 'dmg', 'pkg', 'deb', 'rpm', 'elf', 'app'],
  ...['lnk', 'url', 'webloc', 'desktop', 'reg', 'inf', 'scf', 'chm', 'hlp', 'gadget', 'application', 'library-ms', 'search-ms', 'settingcontent-ms'],
  ...['iso', 'img', 'vhd', 'vhdx', 'one', 'xll', 'wll', 'xla', 'xlam', 'ppam', 'rdp', 'diagcab'],
]
