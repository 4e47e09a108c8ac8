package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedScriptTest {
    private static final String LIBRARY = """
            import{z as t}from"./core.js";
            /** @license of somebody */
            const e=t+1;export{e as $one};
            //# sourceMappingURL=one.js.map
            """;

    @Test
    void modules_follow_each_other_in_the_order_in_which_they_need_each_other() {
        assertThat(linked(Map.of(
                        "js/page.js", """
                                import { here } from './sub/deep.js';
                                import './shown.js';
                                here();
                                """,
                        "js/sub/deep.js", """
                                import { other } from '../shown.js';
                                /** Says @see {import('../shown.js').Other} */
                                export const here = () => other();
                                """,
                        "js/shown.js", """
                                // Nobody needs to read this.
                                export function other() {}
                                """)))
                .isEqualTo("""

                        // js/shown.js
                        function other() {}

                        // js/sub/deep.js

                        const here = () => other();

                        // js/page.js
                        here();
                        """);
    }

    @Test
    void a_library_keeps_its_short_names_to_itself() {
        assertThat(linked(Map.of(
                        "js/page.js", """
                                import { $one } from '../lib/one.js';
                                const e = $one;
                                """,
                        "lib/one.js", LIBRARY,
                        "lib/core.js", "const e=1;export{e as z};")))
                .isEqualTo("""
                        const $lib_core_js = (() => {
                        const e=1;return{z:e};
                        })();
                        const $lib_one_js = (() => {
                        const{z:t}=$lib_core_js;
                        /** @license of somebody */
                        const e=t+1;return{$one:e};
                        })();
                        const { $one } = $lib_one_js;

                        // js/page.js
                        const e = $one;
                        """);
    }

    @Test
    void what_is_fetched_later_is_found_from_where_the_whole_lies() {
        assertThat(linked(Map.of(
                        "js/page.js", "import './deep/er.js';\n",
                        "js/deep/er.js", "const later = () => import('../../lib/large.js');\n")))
                .contains("import('../lib/large.js')");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            const one = 1;\\nconst one = 2;                | declares one
            import { here } from './page.js';              | needs itself
            import { here as there } from './other.js';    | another way
            import here from './other.js';                 | another way
            import * as here from './other.js';            | another way
            import { gone } from './other.js';             | has no gone
            import './missing.js';                         | js/missing.js
            export default 1;                              | another way
            export { here };                               | another way
            export * from './other.js';                    | another way
            var here = 1;                                  | another way
            const { here } = {};                           | no name
            const here = () => import('./other.js');       | fetches later
            import { html } from '../lib/odd.js';          | another way
            import { a } from '../lib/a.js';\\nconst a = 1; | declares a
            """)
    void what_could_not_be_made_one_without_a_change_is_refused(String page, String trouble) {
        assertThatThrownBy(() -> linked(Map.of(
                        "js/page.js", page.replace("\\n", "\n") + "\n",
                        "js/other.js", "export const here = 1;\n",
                        "lib/a.js", "const e=1;export{e as a};",
                        "lib/odd.js", "const e=1;export default e;")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(trouble);
    }

    private static String linked(Map<String, String> files) {
        return LinkedScript.of("js/page.js", name -> {
            if (!files.containsKey(name)) {
                throw new IllegalStateException(name);
            }
            return ScriptModule.of(name, Objects.requireNonNull(files.get(name)));
        });
    }
}
