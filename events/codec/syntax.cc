#include "events/codec/syntax.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <nlohmann/json.hpp>

namespace grandlivre::codec {
namespace {

using nlohmann::json;

/// Follows a text without building it, and stops at the first thing that is wrong.
class Explainer {
public:
    using number_integer_t = json::number_integer_t;
    using number_unsigned_t = json::number_unsigned_t;
    using number_float_t = json::number_float_t;
    using string_t = json::string_t;
    using binary_t = json::binary_t;

    std::optional<Malformed> why;
    std::optional<RequestId> id;

    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(number_integer_t) { return true; }
    bool number_unsigned(number_unsigned_t) { return true; }
    bool binary(binary_t&) { return true; }
    bool string(string_t& text) {
        if (depth_ == 1 && field_ == "id") id = RequestId::parse(text);
        return true;
    }
    /// A fraction, or an integer that no 64 bits hold.
    bool number_float(number_float_t, const string_t& text) {
        if (!why) why = not_an_integer(text);
        return true;
    }
    bool key(string_t& name) {
        if (depth_ == 1) field_ = name;
        return true;
    }
    bool start_object(std::size_t) { return enter(); }
    bool start_array(std::size_t) { return enter(); }
    bool end_object() { return leave(); }
    bool end_array() { return leave(); }

    bool parse_error(std::size_t byte, const std::string& token, const json::exception& error) {
        constexpr int number_overflow = 406;
        if (error.id == number_overflow) {
            if (!why) why = not_an_integer(token);
            return false;
        }
        std::string_view reason =
            error.what();  // "[…] parse error at …: syntax error while parsing value - invalid literal"
        if (const auto dash = reason.find(" - "); dash != std::string_view::npos) reason.remove_prefix(dash + 3);
        // What was read last may be no UTF-8, which the answer must be.
        if (!simdjson::validate_utf8(reason.data(), reason.size()))
            reason = reason.substr(0, reason.find("; last read"));
        why = Malformed{fmt::format("byte {}", byte), shortened(std::string(reason)), "JSON", std::nullopt};
        id.reset();  // no JSON: nothing in it is trusted
        return false;
    }

private:
    std::size_t depth_ = 0;
    std::string field_;  ///< of the outermost object

    std::string where() const { return field_.empty() ? "line" : shortened(field_); }
    Malformed not_an_integer(const std::string& text) const {
        return {where(), shortened(text), "an integer of 64 bits", std::nullopt};
    }
    bool enter() {
        if (++depth_ > simdjson::DEFAULT_MAX_DEPTH && !why)
            why = Malformed{where(), fmt::format("more than {} levels", simdjson::DEFAULT_MAX_DEPTH), "a request",
                            std::nullopt};
        return true;
    }
    bool leave() {
        --depth_;
        return true;
    }
};

}  // namespace

Malformed explain_syntax(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) return {"byte 1", "a byte order mark", "JSON", std::nullopt};
    Explainer explainer;
    json::sax_parse(text, &explainer);
    if (!explainer.why) return {"line", "a text that the parser does not take", "JSON", std::nullopt};
    explainer.why->id = explainer.id;
    return std::move(*explainer.why);
}

std::string shortened(std::string text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

}  // namespace grandlivre::codec
