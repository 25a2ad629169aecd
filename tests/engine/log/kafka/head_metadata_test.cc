#include "engine/log/kafka/head_metadata.h"

#include <doctest/doctest.h>

namespace grandlivre::test {

TEST_CASE("a head travels as text, and nothing else is one") {
    Head head{Sequence{918}, {}};
    for (std::size_t i = 0; i < head.chain.size(); ++i) head.chain[i] = static_cast<std::uint8_t>(i * 8 + 1);
    const std::string text = kafka::head_metadata(head);
    CHECK(text == "seq=918;chain=0109111921293139414951596169717981899199a1a9b1b9c1c9d1d9e1e9f1f9");
    for (const bool copying : {false, true})
        for (const Head& one : {head, Head{}, Head{no_sequence, {}}})
            CHECK(
                (kafka::parse_head_metadata(kafka::head_metadata(one, copying)) == kafka::HeadMetadata{one, copying}));
    CHECK(kafka::head_metadata(head, true) == text + ";copying");

    for (const std::string& wrong :
         {std::string(), std::string("seq=918"), std::string(";copying"), text + ";copying;copying", text + "0",
          text.substr(0, text.size() - 1), "seq=-1" + text.substr(7), "SEQ" + text.substr(3),
          "seq=18446744073709551616" + text.substr(7), text.substr(0, text.size() - 1) + "F",
          text.substr(0, text.size() - 1) + "g", "seq=918;kette=" + text.substr(14)}) {
        CAPTURE(wrong);
        CHECK_FALSE(kafka::parse_head_metadata(wrong));
    }
}

}  // namespace grandlivre::test
