#include "engine/log/kafka/group_members.h"

#include <string_view>
#include <thread>

namespace grandlivre::kafka {
namespace {

struct DeleteGroups {
    void operator()(const rd_kafka_group_list* list) const { rd_kafka_group_list_destroy(list); }
};

template <class Visit>
void each_member(rd_kafka_t& client, const KafkaSettings& settings, Visit visit) {
    const rd_kafka_group_list* list = nullptr;
    check(rd_kafka_list_groups(&client, settings.group().c_str(), &list, answer_ms), "group " + settings.group());
    const std::unique_ptr<const rd_kafka_group_list, DeleteGroups> owned(list);
    for (int i = 0; i < list->group_cnt; ++i)
        for (int m = 0; m < list->groups[i].member_cnt; ++m) visit(list->groups[i].members[m]);
}

/// A static member's id is its instance's name, a dash and a UUID.
bool is_named(const rd_kafka_group_member_info& member, const std::string& instance) {
    constexpr std::size_t dash_and_uuid = 37;
    const std::string_view id = member.member_id ? member.member_id : "";
    return id.size() == instance.size() + dash_and_uuid && id.starts_with(instance) && id[instance.size()] == '-';
}

}  // namespace

int group_members(rd_kafka_t& client, const KafkaSettings& settings) {
    int members = 0;
    each_member(client, settings, [&](const auto&) { ++members; });
    return members;
}

bool name_is_taken(const KafkaSettings& settings, std::chrono::milliseconds session, const std::atomic<bool>& stop) {
    using namespace std::chrono_literals;
    constexpr auto pause = 200ms, late = 5000ms;
    const auto client = make_client(RD_KAFKA_CONSUMER, settings, {});
    const auto latest = [&] { return std::chrono::steady_clock::now() + session + late; };
    for (auto deadline = latest(); !stop && std::chrono::steady_clock::now() < deadline;) {
        bool there = false;
        try {
            each_member(*client, settings, [&](const auto& member) { there |= is_named(member, settings.instance); });
            if (!there) return false;
        } catch (const KafkaError& error) {
            if (is_refusal(error.code())) throw;
            deadline = latest();  // no session ends while no broker counts it
        }
        std::this_thread::sleep_for(pause);
    }
    return !stop;
}

}  // namespace grandlivre::kafka
