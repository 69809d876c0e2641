// SPDX-License-Identifier: Apache-2.0

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/**
 * What to take where the document's font is missing: the same font by its English name, then MS ゴシック, which every Japanese Windows has;
 * failing both, the description leads a program to another Japanese gothic.
 */
export const fontTable = (name: string): string =>
  `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${escaped(name)}">` +
  '<w:altName w:val="Yu Gothic,ＭＳ ゴシック,MS Gothic"/><w:panose1 w:val="020B0400000000000000"/><w:charset w:val="80"/><w:family w:val="swiss"/>' +
  '<w:pitch w:val="variable"/></w:font></w:fonts>'

/** The file's properties, with the moment the request was made instead of the packing machine's clock. */
export const coreProperties = (of: { title: string; creator: string; at: string; language: string }): string => {
  const at = new Date(of.at).toISOString().replace(/\.\d+Z$/u, 'Z')
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(of.title)}</dc:title><dc:creator>${escaped(of.creator)}</dc:creator><dc:language>${of.language}</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`
  )
}

/**
 * Styles in place of the library's: a gothic of one name for Japanese letters, Japanese as the language of its letters (the others are English, as in Word's own Japanese documents: otherwise figures break anywhere), and no room of its own between
 * Japanese letters and figures, by which the page would grow. `size` in half points.
 */
export const styles = (of: { japanese: string; ascii: string; other: string; size: number }): string => {
  const [japanese, ascii, other] = [of.japanese, of.ascii, of.other].map(escaped)
  const run =
    `<w:rFonts w:ascii="${ascii}" w:hAnsi="${other}" w:eastAsia="${japanese}" w:cs="${ascii}"/><w:color w:val="1A1A1A"/>` +
    `<w:sz w:val="${of.size}"/><w:szCs w:val="${of.size}"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/>`
  const paragraph = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
  return (
    `${declaration}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${run}</w:rPr></w:rPrDefault>` +
    '<w:pPrDefault/></w:docDefaults>' +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr></w:style>` +
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>' +
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>' +
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
  )
}
